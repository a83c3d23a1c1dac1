extension Words {
  /// How the figure is worked out, what it means, and by what it was made.
  var method: [String] {
    [
      formula,
      fullMeaning
        + self(
          "标有“请复核”的界限不清，请先由人判断。",
          " What is marked 'please check' is a close call: judge it yourself first."),
      "\(Tool.name) \(Tool.version)",
    ]
  }

  /// The labels of the page of an assessment.
  var ofAssessment: [String: String] {
    [
      "all": self("全部", "all"),
      "article": self("条", "Article"),
      "asked": self("要求", "Asked"),
      "band": self("区间", "Band"),
      "barLegend": self(
        "实心：已落实；斜纹：部分体现（计一半）；竖线：覆盖率。",
        "Solid: met; hatched: partial, which counts half; stroke: the coverage."),
      "byArticle": self("各条", "By article"),
      "byPart": self("各部分", "By part"),
      "byStatus": self("各状态项数", "By status"),
      "comma": comma,
      "components": self("分项", "Components"),
      "contents": self("目录", "Contents"),
      "count": self("项数", "Items"),
      "coverage": self("文本覆盖率", "Text coverage"),
      "coverageShort": self("覆盖率", "Coverage"),
      "findings": self("评估结果", "Findings"),
      "gaps": self("未覆盖", "Gaps"), "attestedShort": attestedShort,
      "hard": self("只看硬任务", "hard duties only"),
      "hardDuties": self("未落实的硬任务", "Hard duties not met"),
      "hardOutline": self("粗框为硬任务", "bold outline: a hard duty"),
      "item": self("事项", "Item"),
      "items": self("逐项结果", "Obligation by obligation"),
      "kicker": scoreTitle,
      "map": self("全部事项，按部分排列", "All obligations, a row for each part"),
      "meaning": meaning() + stop,
      "method": self("方法", "Method"),
      "nearest": nearest + comma,
      "none": none,
      "noneShown": self("没有符合条件的事项。", "No obligation fits."),
      "overview": self("概览", "Overview"),
      "part": self("部分", "Part"),
      "points": self("分", " points"),
      "pointsColumn": self("得分", "Points"),
      "report": self("报告原文", "The report"),
      "reportNote": self(
        "标出的是被引用的文字（依据，或不作证据的最接近表述）：点按可到所对应的事项，一处对应多项的，再次点按到下一项。",
        "What is marked is quoted, as evidence or as the nearest passage, which is none: it leads to its"
          + " obligation; where there are several, the next click leads to the next one. The report"
          + " itself is in Chinese."),
      "reset": self("清除筛选", "Clear"),
      "review": review,
      "search": self("查找", "Search"),
      "searchHint": self("编号、名称、要求、引文……", "id, title, what is asked, quotation"),
      "semicolon": self("；", "; "),
      "shown": self("显示 # 项，共 @ 项", "# of @ shown"),
      "skipToItems": self("跳到逐项结果", "Skip to the obligations"),
      "skipToReport": self("跳到报告原文", "Skip to the report"),
      "status": self("结果", "Status"),
      "subject": self("内容", "Subject"),
      "title": self("名称", "Title"),
      "why": self("理由", "Why"),
    ]
  }
}
