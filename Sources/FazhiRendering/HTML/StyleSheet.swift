/// The look of all pages.
///
/// Fonts are the system's own. Every status has a sign and, in the report's text, a line of its own,
/// so that neither a printer nor a reader without colours loses one.
enum StyleSheet {
  static let text = screen + statuses + wide + print

  private static let screen = #"""

    :root {
      color-scheme: light dark;
      --paper: #fdfdfb; --ink: #1d2127; --soft: #565d68; --line: #d5d7dc; --panel: #f3f3ef;
      --accent: #9d1c20; --link: #1f4f91; --lit: #ffef9f;
      --met: #17663a; --partial: #8a5300; --planned: #1d5796; --acknowledged: #78358c;
      --missing: #b3231f; --idle: #5a616c;
      --met-tint: #dcf1e2; --partial-tint: #fbecc8; --planned-tint: #dcebfb;
      --acknowledged-tint: #f2e2f7; --missing-tint: #fbe1df; --idle-tint: #ebecee;
      --sans: system-ui, "PingFang SC", "HarmonyOS Sans SC", "Microsoft YaHei", "Noto Sans CJK SC",
        "Source Han Sans SC", sans-serif;
      --serif: "Songti SC", "STSong", "Noto Serif CJK SC", "Source Han Serif SC", "SimSun", serif;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --paper: #16181c; --ink: #e6e6e3; --soft: #a7adb7; --line: #3b3f47; --panel: #20232a;
        --accent: #f08a85; --link: #92bdf5; --lit: #4a3f08;
        --met: #74cf98; --partial: #e9b65c; --planned: #8bbcf4; --acknowledged: #d6a0e6;
        --missing: #f4938c; --idle: #a7adb7;
        --met-tint: #15351f; --partial-tint: #3b2c0b; --planned-tint: #15304c;
        --acknowledged-tint: #38203f; --missing-tint: #431c1a; --idle-tint: #2a2d33;
      }
    }
    *, ::before, ::after { box-sizing: border-box; }
    html { scroll-padding-top: 1rem; text-size-adjust: 100%; -webkit-text-size-adjust: 100%; }
    body {
      margin: 0; background: var(--paper); color: var(--ink);
      font: 1rem/1.65 var(--sans); overflow-wrap: anywhere;
    }
    main, body > footer, #report { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1.25rem; }
    a { color: var(--link); text-underline-offset: .18em; }
    :focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 2px; }
    .skip { position: absolute; left: -99rem; padding: .5rem 1rem; background: var(--paper); }
    .skip:focus { left: .5rem; top: .5rem; z-index: 2; }
    h1, h2, h3, h4, h5, h6 { line-height: 1.35; margin: 0; text-wrap: balance; }
    h1 { font: 700 1.75rem/1.35 var(--serif); }
    h2 { font-size: 1.25rem; margin: 2.5rem 0 .75rem; padding-bottom: .3rem;
      border-bottom: 2px solid var(--accent); }
    h3 { font-size: 1.0625rem; margin: 1.75rem 0 .5rem; }
    .part > h3 small { font-weight: 400; color: var(--soft); font-variant-numeric: tabular-nums; }
    p { margin: .4rem 0; }
    dl, dd, figure, blockquote { margin: 0; }
    dt { color: var(--soft); }
    .kicker { color: var(--accent); font-weight: 600; letter-spacing: .08em; margin: 0 0 .25rem; }
    .note, .legend, figcaption, caption, body > footer, main > footer { color: var(--soft);
      font-size: .875rem; }
    main > footer h2 { font-size: 1rem; color: var(--ink); border-color: var(--line); }
    nav { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin-top: 1rem; }
    .facts { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .15rem 1em;
      margin: .75rem 0; }
    .facts > div { grid-column: 1 / -1; display: grid; gap: 0 1em;
      grid-template-columns: minmax(6em, max-content) 1fr; grid-template-columns: subgrid; }
    .facts dd { min-width: 0; }
    .digest { font: .8125rem/2.05 ui-monospace, Menlo, Consolas, monospace; color: var(--soft); }
    .diagnostics { margin: .75rem 0; padding: .5rem .75rem .5rem 2rem;
      background: var(--partial-tint); border-left: 4px solid var(--partial); }
    table { border-collapse: collapse; width: 100%; font-size: .9375rem; }
    .scroll { overflow-x: auto; }
    .scroll + .scroll { margin-top: 1.25rem; }
    caption { text-align: start; padding-bottom: .25rem; }
    th, td { overflow-wrap: break-word; text-align: start; vertical-align: baseline; padding: .3rem .6rem;
      border-bottom: 1px solid var(--line); }
    thead th { color: var(--soft); font-weight: 600; white-space: nowrap; }
    tbody th { font-weight: 400; }
    .n { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; }

    #overview { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1.25rem 2rem; }
    #overview > :not(.figure, .counts) { grid-column: 1 / -1; }
    #overview > h2 { margin-bottom: 0; }
    .percent { margin: 0; line-height: 1.1; }
    .percent span { color: var(--soft); }
    .percent strong { display: block; font: 700 3.25rem/1.15 var(--serif);
      font-variant-numeric: tabular-nums; }
    .band { margin: 0; }
    svg { display: block; width: 100%; height: auto; overflow: visible; }
    .share .track { fill: var(--panel); stroke: var(--line); }
    .share .solid { fill: var(--met); }
    .share .hatched { fill: var(--met-tint); stroke: var(--met); stroke-width: .75; }
    .share .hatch { stroke: var(--met); stroke-width: 1.25; fill: none; }
    .share .value { stroke: var(--ink); stroke-width: 2; fill: none; }
    .share .axis { stroke: var(--line); fill: none; }
    .share .whisker { stroke: var(--met); stroke-width: 1.5; fill: none; }
    .share .box { fill: var(--met-tint); stroke: var(--met); stroke-width: 1.25; }
    .share .end { fill: var(--soft); }
    .picture { width: 24%; vertical-align: middle; }
    .picture svg { min-width: 8rem; }
    .pictured td:first-child { min-width: 6.5em; }
    .pictured td { vertical-align: middle; }
    .shares td, .shares th { vertical-align: middle; }
    .shares .bar { width: 24%; min-width: 6rem; }
    .shares tbody th { min-width: 8em; }
    .map svg { max-width: 42rem; margin: .25rem 0 .5rem; }
    .map text { text-anchor: middle; font: 14px var(--sans); }
    .map .row { fill: var(--soft); font-size: 13px; }
    .map a:hover rect, .map a:focus rect { stroke: var(--ink); stroke-width: 3; }
    .map a:focus { outline: none; }
    .map .out { opacity: .25; }
    .legend { display: flex; flex-wrap: wrap; gap: .1rem 1rem; }
    .legend .hard { border: 2.5px solid var(--soft); border-radius: 3px; padding: 0 .35em; }
    details { margin: .5rem 0; }
    summary { cursor: pointer; color: var(--link); }

    #filter { background: var(--panel); border: 1px solid var(--line); border-radius: 4px;
      padding: .75rem 1rem; }
    #filter p { display: flex; flex-wrap: wrap; gap: .5rem 1rem; margin: 0; align-items: center; }
    #filter .search { flex: 1 1 16rem; display: flex; gap: .5em; align-items: center;
      white-space: nowrap; }
    #filter .search input { flex: 1; min-width: 0; }
    input, select, button { font: inherit; color: inherit; accent-color: var(--accent); }
    input[type=search], select, button { background: var(--paper); border: 1px solid var(--soft);
      border-radius: 3px; padding: .25rem .6rem; max-width: 100%; }
    select { max-width: 14rem; }
    button { cursor: pointer; }
    fieldset { border: 0; margin: .6rem 0; padding: 0; display: flex; flex-wrap: wrap; gap: .35rem; }
    legend { position: absolute; left: -99rem; }
    .chip { border: 1px solid var(--line); border-radius: 3px; padding: .05rem .5rem;
      background: var(--paper); font-size: .875rem; cursor: pointer; }
    .chip:has(:checked) { border-color: currentColor; box-shadow: inset 0 0 0 1px currentColor; }

    .item { margin: .75rem 0; padding: .6rem .9rem .75rem; border: 1px solid var(--line);
      border-left-width: 4px; border-radius: 3px; scroll-margin-top: 1rem; }
    .item > h3, .item > h4, .item > h5 { font-size: 1rem; margin: 0; }
    .item .id { font-variant-numeric: tabular-nums; color: var(--soft); font-weight: 400; }
    .labels { display: flex; flex-wrap: wrap; gap: 0 .9em; margin: 0 0 .25rem; font-size: .875rem;
      color: var(--soft); }
    .labels .status { font-weight: 600; }
    .review { color: var(--accent); font-weight: 600; }
    .review::before { content: "⚑ "; }
    .item dl > div { display: grid; grid-template-columns: 5em 1fr; font-size: .9375rem; gap: 0 .5em; }
    html[lang=en] .item dl > div { grid-template-columns: 7em 1fr; }
    .page .item dl > div { grid-template-columns: 7.25em 1fr; }
    html[lang=en] .page .item dl > div { grid-template-columns: 9.5em 1fr; }
    .item dd { min-width: 0; }
    .quote { margin: .5rem 0 0; padding-left: .75rem; border-left: 2px solid var(--line);
      scroll-margin-top: 4rem; }
    .quote + dl { margin-top: .4rem; }
    .quote blockquote { font-family: var(--serif); }
    .quote blockquote a { color: inherit; text-decoration: none; }
    .quote blockquote a:hover { text-decoration: underline; }
    .quote.nearest { border-left-style: dashed; }
    .quote.nearest blockquote { color: var(--soft); }
    .box { display: inline-block; margin: .15rem 1.5em .15rem 0; }
    .rule { display: block; height: 1.4em; border-bottom: 1px solid var(--soft); }
    [hidden] { display: none !important; }

    .line { display: grid; grid-template-columns: 2.75rem minmax(0, 1fr); scroll-margin-top: 1rem; }
    .number { color: var(--soft); text-decoration: none; font: .8125rem/2 var(--sans);
      font-variant-numeric: tabular-nums; text-align: end; padding-right: .75rem; user-select: none; }
    .number:hover { text-decoration: underline; }
    .t { font: 1.0625rem/1.9 var(--serif); white-space: pre-wrap; min-height: .9em; tab-size: 4; }
    .refs { display: flex; flex-wrap: wrap; gap: .1rem .7rem; margin: 0 0 .5rem; font-size: .75rem;
      user-select: none; }
    .refs a { text-decoration: none; }
    .refs a:hover { text-decoration: underline; }
    .refs a.nearest { color: var(--soft); font-style: italic; }
    mark { color: inherit; background: none; border-radius: 2px; padding: .1em 0; }
    mark a { color: inherit; text-decoration: none; }
    mark.nearest { border-bottom: 1px dotted var(--soft); }
    .t mark.lit, .quote.lit { background-color: var(--lit); }
    :target:not(.pane, .item, section), .t :target + mark, .t :target + span + mark {
      background-color: var(--lit); }
    .item.lit, .item:target { outline: 2px solid var(--link); }

    """#

  /// Colours, and the kind of line below a passage.
  private static let statuses: String = [
    ("met", "met", "solid 1px"), ("partial", "partial", "dashed 2px"),
    ("planned", "planned", "dotted 2px"), ("acknowledged", "acknowledged", "wavy 1.5px"),
    ("missing", "missing", "solid 1px"), ("not-applicable", "idle", "solid 1px"),
    ("not-scored", "idle", "solid 1px"),
  ].map { status, colour, line in
    """
    th.s-\(status), td.s-\(status), .legend .s-\(status), .chip.s-\(status), .refs .s-\(status),
    .s-\(status) > * > .mark, .item.s-\(status) .status, .item.s-\(status) label > .mark {
      color: var(--\(colour)); }
    .item.s-\(status) { border-left-color: var(--\(colour)); }
    mark.s-\(status) { background: var(--\(colour)-tint);
      text-decoration: underline \(line) var(--\(colour));
      text-decoration-color: color-mix(in srgb, var(--\(colour)) 60%, transparent);
      text-underline-offset: .3em; }
    .map rect.s-\(status) { fill: var(--\(colour)-tint); stroke: var(--\(colour)); }
    .map rect.hard.s-\(status) { stroke-width: 2.5; }
    .map text.s-\(status) { fill: var(--\(colour)); }

    """
  }.joined()

  /// Two panes, each of which scrolls for itself.
  private static let wide = #"""
    @media screen and (min-width: 64rem) {
      body.score { display: grid; grid-template-columns: minmax(0, 11fr) minmax(0, 10fr);
        height: 100vh; overflow: hidden; }
      .score .pane { height: 100vh; overflow-y: auto; max-width: none; margin: 0;
        padding: 1.5rem 2rem 40vh; overscroll-behavior: contain; scroll-padding: 20vh 0; }
      .score #report { border-left: 1px solid var(--line); background: var(--panel); }
      .score #report > h2 { margin-top: 0; }
      .score #overview { grid-template-columns: minmax(0, 1fr) 14rem; }
    }
    @media screen and (max-width: 36rem) {
      main, body > footer, #report { padding: 1rem .875rem; }
      .shares .bar, .picture { display: none; }
      th, td { padding: .3rem .35rem; }
      .line { grid-template-columns: 2rem minmax(0, 1fr); }
      .number { padding-right: .5rem; }
      .score .item dl > div { grid-template-columns: 3em 1fr; }
      .page .item dl > div, html[lang=en] body .item dl > div { grid-template-columns: 1fr; }
    }

    """#

  private static let print = #"""
    @page { size: A4; margin: 18mm 16mm 20mm;
      @bottom-center { content: counter(page) " / " counter(pages); font-size: 9pt; } }
    @media print {
      :root {
        --paper: #fff; --ink: #000; --soft: #444; --line: #999; --panel: #fff; --lit: transparent;
        --accent: #9d1c20; --link: #000; --met: #17663a; --partial: #8a5300; --planned: #1d5796;
        --acknowledged: #78358c; --missing: #b3231f; --idle: #444; --met-tint: #fff;
        --partial-tint: #fff; --planned-tint: #fff; --acknowledged-tint: #fff;
        --missing-tint: #fff; --idle-tint: #fff;
      }
      body { font-size: 9.5pt; line-height: 1.5; }
      #overview { grid-template-columns: minmax(0, 1fr) 13rem; gap: .75rem 2rem; }
      .item { margin: .5rem 0; padding: .4rem .75rem .5rem; }
      .item > h3, .item > h4, .item > h5 { font-size: 10.5pt; }
      .item dl > div, .labels, table { font-size: 9.5pt; }
      th, td { padding: .2rem .5rem; }
      .quote { margin-top: .25rem; }
      main, body > footer, #report { max-width: none; padding: 0; }
      nav, #filter, .skip, button, #nothing { display: none !important; }
      a { color: inherit; text-decoration: none; }
      h1 { font-size: 19pt; }
      h2 { font-size: 13pt; margin-top: 1.5em; }
      h3 { font-size: 11.5pt; }
      h2, h3, h4, caption, thead, summary, .map figcaption, #items > .note { break-after: avoid; }
      tr, .item, .map, .figure, .counts, .quote, blockquote, main > footer { break-inside: avoid; }
      .map svg { max-width: 32rem; }
      thead { display: table-header-group; }
      .scroll { overflow: visible; }
      .sheets section + section { break-before: page; }
      #report { break-before: page; }
      .refs a, .labels, .legend { color: #000; }
      .t { font-size: 10.5pt; line-height: 1.75; orphans: 2; widows: 2; }
      details::details-content { content-visibility: visible; height: auto; }
      summary { list-style: none; color: inherit; }
      input[type=checkbox] { appearance: none; width: .95em; height: .95em; margin: 0 .3em 0 0;
        border: 1px solid #000; vertical-align: -.1em; }
      input[type=checkbox]:checked { background: #000; print-color-adjust: exact; }
    }

    """#
}
