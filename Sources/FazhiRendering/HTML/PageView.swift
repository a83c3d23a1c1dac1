import FazhiChecklist

/// A page as its template takes it: what stands before the first heading of the second level, and a
/// section for each such heading.
struct PageView {
  private let words: Words
  private let kind: String
  private var title = ""
  private var opening: [View] = []
  private var sections: [(heading: String, blocks: [View])] = []
  /// The level of the headings of entries: one below the last heading.
  private var level = 2

  /// A page laid out for its template.
  ///
  /// - Parameters:
  ///   - page: What to lay out.
  ///   - breaksSections: Whether each section starts a sheet of its own in print.
  init(_ page: Page, breaksSections: Bool) {
    words = page.words
    kind = breaksSections ? "page sheets" : "page"
    for block in page.blocks { append(block) }
  }

  /// What the template takes.
  var page: View {
    [
      "kind": kind, "title": title, "opening": opening,
      "w": ["contents": words("目录", "Contents")],
      "hasContents": sections.count > 3,
      "sections": sections.enumerated().map { index, section -> View in
        ["number": index + 1, "heading": section.heading, "blocks": section.blocks]
      },
    ]
  }

  private mutating func append(_ block: Page.Block) {
    switch block {
    case .heading(1, let text) where title.isEmpty: title = text
    case .heading(2, let text):
      sections.append((text, []))
      level = 3
    case .heading(let level, let text):
      self.level = min(level + 1, 6)
      add(["subheading": ["level": min(max(level, 2), 6), "text": text] as View])
    case .text(let text): add(["paragraph": text])
    case .fields(let fields):
      add([
        "fields": ["rows": fields.map(\.view)] as View
      ])
    case .table(let table): add(["table": view(of: table)])
    case .entry(let entry): add(["entry": view(of: entry)])
    }
  }

  private mutating func add(_ block: View) {
    if sections.isEmpty {
      opening.append(block)
    } else {
      sections[sections.count - 1].blocks.append(block)
    }
  }

  private func view(of table: Page.Table) -> View {
    [
      "columns": table.columns.map { ["title": $0.title, "isNumber": $0.isNumber] as View },
      "hasPictures": table.pictures != nil, "pictureTitle": table.pictures?.title ?? "",
      "pictureNote": table.pictures?.note ?? "", "hasPictureNote": table.pictures?.note != nil,
      "rows": table.rows.enumerated().map { index, row -> View in
        [
          "cells": zip(row, table.columns).map { cell, column -> View in
            ["text": cell, "isNumber": column.isNumber]
          },
          "hasPicture": table.pictures != nil,
          "picture": table.pictures.map { view(of: $0.rows[index]) } ?? [:],
        ]
      },
    ]
  }

  /// A picture 300 units wide.
  private func view(of picture: Page.Picture) -> View {
    func position(_ share: Double) -> Int { Int((min(max(share, 0), 1) * 300).rounded()) }
    switch picture {
    case .none: return [:]
    case .share(let share): return ["share": ["width": position(share)] as View]
    case .spread(let spread):
      let (quarter, threeQuarters) = (position(spread.quarter), position(spread.threeQuarters))
      return [
        "spread": [
          "lowest": position(spread.lowest), "tenth": position(spread.tenth), "quarter": quarter,
          "box": max(1, threeQuarters - quarter), "median": position(spread.median),
          "nineTenths": position(spread.nineTenths), "highest": position(spread.highest),
        ] as View
      ]
    }
  }

  private func view(of entry: Page.Entry) -> View {
    var view = entry.status?.view(words) ?? [:]
    view["level"] = level
    view["title"] = entry.title
    view["hasBox"] = entry.box != nil
    view["isTicked"] = entry.box == .ticked
    view["hasLabels"] = !entry.labels.isEmpty
    view["labels"] = entry.labels.enumerated().map { index, label -> View in
      ["text": label, "isStatus": index == 0 && entry.status != nil]
    }
    view["details"] = entry.details.map(view(of:))
    return view
  }

  private func view(of detail: Page.Detail) -> View {
    switch detail {
    case .field(let field):
      // A run of underscores is a line to write on.
      let isRule = !field.value.isEmpty && field.value.allSatisfy { $0 == "_" }
      return ["field": field.view.merging(["isRule": isRule]) { $1 }]
    case .quotation(let text, let place):
      return ["quotation": ["text": text.onOneLine, "place": place] as View]
    case .box(let text): return ["box": text]
    }
  }
}

extension Page.Field {
  /// What templates are told of a field.
  var view: View { ["label": label, "value": value] }
}
