internal import Mustache

/// The templates of HTML, parsed once, when the first page is asked for.
enum HTMLTemplates {
  /// All templates by name.
  static let library: MustacheLibrary = {
    MustacheContentTypes.register(HTMLEscaping(), named: HTMLEscaping.name)
    let pragma = "{{% CONTENT_TYPE: \(HTMLEscaping.name) }}"
    var library = MustacheLibrary()
    for (name, text) in texts {
      do {
        try library.register(pragma + text, named: name)
      } catch {
        preconditionFailure("the template '\(name)' is at fault: \(error)")
      }
    }
    return library
  }()

  /// The texts of the templates by name.
  static let texts = [
    ("head", head), ("foot", foot), ("score", score), ("bar", bar), ("item", item),
    ("line", line), ("page", page), ("block", block), ("picture", picture),
    ("entry", entry),
  ]

  private static let head = #"""
    <!DOCTYPE html>
    <html lang="{{lang}}">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="{{policy}}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="generator" content="{{tool}}">
    <title>{{title}}</title>
    <style>{{{style}}}</style>
    </head>
    <body class="{{kind}}">

    """#

  private static let foot = #"""
    <script>{{{script}}}</script>
    </body>
    </html>

    """#

  /// A report assessed: figures and obligations on one side, its own text on the other.
  private static let score = #"""
    {{>head}}
    <a class="skip" href="#items">{{w.skipToItems}}</a>
    <a class="skip" href="#report">{{w.skipToReport}}</a>
    <main class="pane" id="findings" tabindex="0" aria-label="{{w.findings}}">
    <header>
    <p class="kicker">{{w.kicker}}</p>
    <h1><bdi lang="zh-CN">{{reportTitle}}</bdi></h1>
    <dl class="facts">
    {{#facts}}
    <div><dt>{{label}}</dt><dd{{#isDigest}} class="digest"{{/isDigest}}><bdi>{{value}}</bdi></dd></div>
    {{/facts}}
    </dl>
    {{#hasDiagnostics}}
    <ul class="diagnostics">
    {{#diagnostics}}
    <li><bdi>{{.}}</bdi></li>
    {{/diagnostics}}
    </ul>
    {{/hasDiagnostics}}
    <nav aria-label="{{w.contents}}">
    <a href="#overview">{{w.overview}}</a> <a href="#hard">{{w.hardDuties}}</a>
    <a href="#items">{{w.items}}</a> <a href="#report">{{w.report}}</a>
    </nav>
    </header>
    <section id="overview">
    <h2>{{w.overview}}</h2>
    <div class="figure">
    <p class="percent"><span>{{w.coverage}}</span> <strong>{{coverage.percent}}</strong></p>
    {{#coverage}}
    {{>bar}}
    {{/coverage}}
    <p class="band">{{coverage.points}}/{{coverage.outOf}}{{w.points}}{{w.semicolon}}{{coverage.band}}</p>
    {{#attested}}
    <p class="attested"><strong>{{label}}</strong> {{value}}</p>
    {{/attested}}
    <p class="note">{{w.meaning}}</p>
    </div>
    <table class="counts">
    <caption>{{w.byStatus}}</caption>
    <thead><tr><th scope="col">{{w.status}}</th><th scope="col" class="n">{{w.count}}</th></tr></thead>
    <tbody>
    {{#statuses}}
    <tr><th scope="row" class="s-{{key}}"><span class="mark">{{mark}}</span> {{name}}</th><td class="n">{{count}}</td></tr>
    {{/statuses}}
    </tbody>
    </table>
    <figure class="map">
    <figcaption>{{w.map}}</figcaption>
    <svg viewBox="0 0 {{map.width}} {{map.height}}" aria-label="{{w.map}}">
    {{#map.parts}}
    <text class="row" x="20" y="{{y}}">{{number}}</text>
    {{#cells}}
    <a href="#i-{{id}}"><title>{{label}}</title><rect class="s-{{key}}{{#isHard}} hard{{/isHard}}" x="{{x}}" y="{{top}}" width="22" height="22" rx="3"/><text class="s-{{key}}" x="{{middle}}" y="{{y}}">{{mark}}</text></a>
    {{/cells}}
    {{/map.parts}}
    </svg>
    <p class="legend">{{#statuses}}<span class="s-{{key}}"><span class="mark">{{mark}}</span> {{name}}</span> {{/statuses}}<span class="hard">{{w.hardOutline}}</span></p>
    </figure>
    <div class="scroll">
    <table class="shares">
    <caption>{{w.byPart}}</caption>
    <thead><tr><th scope="col" class="n">{{w.part}}</th><th scope="col">{{w.subject}}</th><th scope="col" class="bar">{{w.band}}</th><th scope="col" class="n">{{w.coverageShort}}</th><th scope="col" class="n">{{w.pointsColumn}}</th><th scope="col" class="n">{{w.gaps}}</th>{{#hasStatements}}<th scope="col" class="n">{{w.attestedShort}}</th>{{/hasStatements}}</tr></thead>
    <tbody>
    {{#parts}}
    <tr data-part="{{number}}"><td class="n">{{number}}</td><th scope="row"><a href="#p-{{number}}">{{title}}</a></th><td class="bar">{{>bar}}</td><td class="n">{{percent}}</td><td class="n">{{points}}/{{outOf}}</td><td class="n">{{gaps}}</td>{{#hasStatements}}<td class="n">{{attestedCell}}</td>{{/hasStatements}}</tr>
    {{/parts}}
    </tbody>
    </table>
    </div>
    <p class="legend">{{w.barLegend}}</p>
    <details>
    <summary>{{w.byArticle}}</summary>
    <div class="scroll">
    <table class="shares">
    <thead><tr><th scope="col" class="n">{{w.article}}</th><th scope="col">{{w.subject}}</th><th scope="col" class="n">{{w.coverageShort}}</th><th scope="col" class="n">{{w.pointsColumn}}</th><th scope="col" class="n">{{w.gaps}}</th>{{#hasStatements}}<th scope="col" class="n">{{w.attestedShort}}</th>{{/hasStatements}}</tr></thead>
    <tbody>
    {{#articles}}
    <tr><td class="n">{{number}}</td><th scope="row">{{title}}</th><td class="n">{{percent}}</td><td class="n">{{points}}/{{outOf}}</td><td class="n">{{gaps}}</td>{{#hasStatements}}<td class="n">{{attestedCell}}</td>{{/hasStatements}}</tr>
    {{/articles}}
    </tbody>
    </table>
    </div>
    </details>
    </section>
    <section id="hard">
    <h2>{{w.hardDuties}}{{hardCount}}</h2>
    {{#hasHard}}
    <div class="scroll">
    <table>
    <thead><tr><th scope="col">{{w.item}}</th><th scope="col">{{w.title}}</th><th scope="col">{{w.status}}</th>{{#hasStatements}}<th scope="col">{{w.attestedShort}}</th>{{/hasStatements}}</tr></thead>
    <tbody>
    {{#hardDuties}}
    <tr><td><a href="#i-{{id}}">{{id}}</a></td><th scope="row">{{title}}</th><td class="s-{{key}} status"><span class="mark">{{mark}}</span> {{status}}</td>{{#hasStatements}}<td>{{attestedCell}}</td>{{/hasStatements}}</tr>
    {{/hardDuties}}
    </tbody>
    </table>
    </div>
    {{/hasHard}}
    {{^hasHard}}
    <p>{{w.none}}</p>
    {{/hasHard}}
    </section>
    <section id="items">
    <h2>{{w.items}}</h2>
    <form id="filter" hidden>
    <p><label class="search">{{w.search}} <input type="search" id="search" autocomplete="off" placeholder="{{w.searchHint}}"></label>
    <label>{{w.part}} <select id="part"><option value="">{{w.all}}</option>{{#parts}}<option value="{{number}}">{{number}} {{title}}</option>{{/parts}}</select></label></p>
    <fieldset><legend>{{w.status}}</legend>{{#statuses}}<label class="chip s-{{key}}"><input type="checkbox" name="status" value="{{key}}"> <span class="mark">{{mark}}</span> {{name}} {{count}}</label> {{/statuses}}<label class="chip"><input type="checkbox" id="only-hard"> {{w.hard}}</label> <label class="chip"><input type="checkbox" id="only-review"> {{w.review}}</label></fieldset>
    <p class="reset"><button type="reset">{{w.reset}}</button></p>
    </form>
    <p class="note"><output id="shown" data-text="{{w.shown}}"></output></p>
    {{#parts}}
    <section class="part" id="p-{{number}}">
    <h3>{{heading}} <small>{{percent}}</small></h3>
    {{#items}}
    {{>item}}
    {{/items}}
    </section>
    {{/parts}}
    <p id="nothing" hidden>{{w.noneShown}}</p>
    </section>
    <footer>
    <h2>{{w.method}}</h2>
    {{#method}}
    <p>{{.}}</p>
    {{/method}}
    </footer>
    </main>
    <section class="pane" id="report" tabindex="0" aria-labelledby="report-heading">
    <h2 id="report-heading">{{w.report}}</h2>
    <p class="note">{{w.reportNote}}</p>
    <div class="text" lang="zh-CN">
    {{#lines}}
    {{>line}}
    {{/lines}}
    </div>
    </section>
    {{>foot}}
    """#

  /// A share as a bar: solid what is met, hatched what is partial, a stroke at the figure.
  private static let bar = #"""
    <svg class="share" viewBox="0 0 300 14" role="img" aria-label="{{percent}}{{w.comma}}{{band}}"><rect class="track" x="0" y="3" width="300" height="8"/><rect class="solid" x="0" y="3" width="{{lowX}}" height="8"/><rect class="hatched" x="{{lowX}}" y="3" width="{{bandWidth}}" height="8"/>{{#hatches}}<path class="hatch" d="{{.}}"/>{{/hatches}}<path class="value" d="M{{valueX}} 0V14"/></svg>

    """#

  private static let item = #"""
    <article class="item s-{{key}}" id="i-{{id}}" data-status="{{key}}" data-part="{{part}}"{{#isHard}} data-hard{{/isHard}}{{#review}} data-review{{/review}}>
    <h4><span class="mark">{{mark}}</span> <span class="id">{{id}}</span> {{title}}</h4>
    <p class="labels"><span class="status">{{status}}</span> <span>{{article}}</span> <span>{{weight}}</span>{{#review}} <span class="review">{{w.review}}</span>{{/review}}</p>
    <dl>
    <div><dt>{{w.asked}}</dt><dd>{{requirement}}</dd></div>
    <div><dt>{{w.why}}</dt><dd class="reason">{{reason}}</dd></div>
    {{#components}}
    <div><dt>{{w.components}}</dt><dd>{{.}}</dd></div>
    {{/components}}
    {{#notes}}
    <div><dt>{{label}}</dt><dd>{{value}}</dd></div>
    {{/notes}}
    </dl>
    {{#quotes}}
    <figure class="quote{{#isNearest}} nearest{{/isNearest}}" id="q-{{id}}"><blockquote lang="zh-CN"><a href="#t-{{id}}">“<bdi>{{text}}</bdi>”</a></blockquote><figcaption>{{#isNearest}}{{w.nearest}}{{/isNearest}}<a href="#t-{{id}}">{{place}}</a> · {{role}}</figcaption></figure>
    {{/quotes}}
    </article>

    """#

  private static let line = #"""
    <div class="line" id="L{{number}}"><a class="number" href="#L{{number}}">{{number}}</a><div class="body"><div class="t">{{#segments}}{{#anchors}}<span id="t-{{.}}"></span>{{/anchors}}{{#isMarked}}<mark class="{{class}}" data-notes="{{noteIDs}}"><a href="#q-{{first}}">{{text}}</a></mark>{{/isMarked}}{{^isMarked}}{{text}}{{/isMarked}}{{/segments}}</div>{{#hasNotes}}<p class="refs">{{#starting}}<a class="s-{{key}}{{#isNearest}} nearest{{/isNearest}}" href="#q-{{id}}" title="{{label}}"><span class="mark">{{mark}}</span> {{item}}</a> {{/starting}}</p>{{/hasNotes}}</div></div>

    """#

  /// Any other result: its page, a section for each heading of the second level.
  private static let page = #"""
    {{>head}}
    <main>
    <header>
    <h1><bdi>{{title}}</bdi></h1>
    {{#opening}}
    {{>block}}
    {{/opening}}
    </header>
    {{#hasContents}}
    <nav aria-label="{{w.contents}}">
    {{#sections}}
    <a href="#s-{{number}}">{{heading}}</a>
    {{/sections}}
    </nav>
    {{/hasContents}}
    {{#sections}}
    <section id="s-{{number}}">
    <h2>{{heading}}</h2>
    {{#blocks}}
    {{>block}}
    {{/blocks}}
    </section>
    {{/sections}}
    </main>
    <footer><p>{{tool}}</p></footer>
    {{>foot}}
    """#

  private static let block = #"""
    {{#subheading}}
    <h{{level}}>{{text}}</h{{level}}>
    {{/subheading}}
    {{#paragraph}}
    <p><bdi>{{.}}</bdi></p>
    {{/paragraph}}
    {{#fields}}
    <dl class="facts">
    {{#rows}}
    <div><dt>{{label}}</dt><dd><bdi>{{value}}</bdi></dd></div>
    {{/rows}}
    </dl>
    {{/fields}}
    {{#table}}
    <div class="scroll">
    <table{{#hasPictures}} class="pictured"{{/hasPictures}}>
    <thead><tr>{{#columns}}<th scope="col"{{#isNumber}} class="n"{{/isNumber}}>{{title}}</th>{{/columns}}{{#hasPictures}}<th scope="col" class="picture">{{pictureTitle}}</th>{{/hasPictures}}</tr></thead>
    <tbody>
    {{#rows}}
    <tr>{{#cells}}<td{{#isNumber}} class="n"{{/isNumber}}><bdi>{{text}}</bdi></td>{{/cells}}{{#hasPicture}}<td class="picture">{{#picture}}{{>picture}}{{/picture}}</td>{{/hasPicture}}</tr>
    {{/rows}}
    </tbody>
    </table>
    </div>
    {{#hasPictureNote}}
    <p class="note">{{pictureNote}}</p>
    {{/hasPictureNote}}
    {{/table}}
    {{#entry}}
    {{>entry}}
    {{/entry}}

    """#

  /// The figures of the row once more, as a bar or as a box plot; who cannot see it has the figures.
  private static let picture = #"""
    {{#share}}<svg class="share" viewBox="0 0 300 14" aria-hidden="true"><rect class="track" x="0" y="3" width="300" height="8"/><rect class="solid" x="0" y="3" width="{{width}}" height="8"/></svg>{{/share}}{{#spread}}<svg class="share" viewBox="0 0 300 14" aria-hidden="true"><path class="axis" d="M0 7H300"/><path class="whisker" d="M{{tenth}} 3V11M{{tenth}} 7H{{nineTenths}}M{{nineTenths}} 3V11"/><rect class="box" x="{{quarter}}" y="2" width="{{box}}" height="10"/><path class="value" d="M{{median}} 0V14"/><circle class="end" cx="{{lowest}}" cy="7" r="2"/><circle class="end" cx="{{highest}}" cy="7" r="2"/></svg>{{/spread}}
    """#

  private static let entry = #"""
    <article class="item{{#key}} s-{{key}}{{/key}}">
    <h{{level}}>{{#hasBox}}<label><input type="checkbox"{{#isTicked}} checked{{/isTicked}}> {{/hasBox}}{{#mark}}<span class="mark">{{mark}}</span> {{/mark}}<bdi>{{title}}</bdi>{{#hasBox}}</label>{{/hasBox}}</h{{level}}>
    {{#hasLabels}}
    <p class="labels">{{#labels}}<span{{#isStatus}} class="status"{{/isStatus}}>{{text}}</span> {{/labels}}</p>
    {{/hasLabels}}
    {{#details}}
    {{#field}}
    <dl><div><dt>{{label}}</dt><dd>{{#isRule}}<span class="rule"></span>{{/isRule}}{{^isRule}}<bdi>{{value}}</bdi>{{/isRule}}</dd></div></dl>
    {{/field}}
    {{#quotation}}
    <figure class="quote"><blockquote lang="zh-CN">“<bdi>{{text}}</bdi>”</blockquote><figcaption>{{place}}</figcaption></figure>
    {{/quotation}}
    {{#box}}
    <p class="box"><label><input type="checkbox"> {{.}}</label></p>
    {{/box}}
    {{/details}}
    </article>

    """#
}
