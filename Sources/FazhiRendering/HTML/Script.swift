/// The script of a page: filter, search, and lighting up what belongs together.
///
/// All links lead where they should without it.
enum Script {
  static let text = #"""

    (() => {
      "use strict";
      const form = document.getElementById("filter");
      if (!form) return;
      const byId = (id) => document.getElementById(id);
      const items = Array.from(document.querySelectorAll("#items article"));
      const parts = Array.from(document.querySelectorAll("#items .part"));
      const marks = Array.from(document.querySelectorAll("mark"));
      const plain = (text) => text.normalize("NFKC").toLowerCase();
      const texts = new Map(items.map((item) => [item, plain(item.textContent)]));
      const hasPanes = matchMedia("(min-width: 64rem)");
      const notesOf = (mark) => mark.dataset.notes.split(" ");

      // Filter and search.
      const wanted = () => ({
        words: plain(byId("search").value).split(/\s+/).filter(Boolean),
        part: byId("part").value,
        statuses: Array.from(form.querySelectorAll("[name=status]:checked"), (box) => box.value),
        hard: byId("only-hard").checked,
        review: byId("only-review").checked,
      });
      const fits = (item, wish) =>
        (!wish.part || item.dataset.part === wish.part) &&
        (!wish.statuses.length || wish.statuses.includes(item.dataset.status)) &&
        (!wish.hard || "hard" in item.dataset) &&
        (!wish.review || "review" in item.dataset) &&
        wish.words.every((word) => texts.get(item).includes(word));
      const apply = () => {
        const wish = wanted();
        let count = 0;
        for (const item of items) {
          item.hidden = !fits(item, wish);
          if (!item.hidden) count += 1;
        }
        for (const part of parts) part.hidden = !part.querySelector("article:not([hidden])");
        for (const cell of document.querySelectorAll(".map a")) {
          const item = byId(decodeURIComponent(cell.getAttribute("href").slice(1)));
          cell.classList.toggle("out", Boolean(item && item.hidden));
        }
        byId("nothing").hidden = count > 0;
        const shown = byId("shown");
        shown.textContent = shown.dataset.text.replace("#", count).replace("@", items.length);
      };
      form.hidden = false;
      form.addEventListener("input", apply);
      form.addEventListener("submit", (event) => event.preventDefault());
      form.addEventListener("reset", () => setTimeout(apply));
      apply();

      // From quotation to passage and back: light up both, and show what a filter hid.
      const light = (notes, ids) => {
        for (const lit of document.querySelectorAll(".lit")) lit.classList.remove("lit");
        for (const mark of marks) {
          if (notesOf(mark).some((note) => notes.includes(note))) mark.classList.add("lit");
        }
        for (const id of ids) byId(id)?.classList.add("lit");
      };
      const arrive = () => {
        const id = decodeURIComponent(location.hash.slice(1));
        const target = byId(id);
        const item = target?.closest("article");
        if (item?.hidden) {
          form.reset();
          apply();
          target.scrollIntoView();
        }
        if (/^[qt]-/.test(id)) light([id.slice(2)], ["q-" + id.slice(2)]);
        else if (id.startsWith("i-")) {
          const notes = Array.from(item?.querySelectorAll(".quote") ?? [], (q) => q.id.slice(2));
          light(notes, [id]);
          if (hasPanes.matches) document.querySelector("mark.lit")?.scrollIntoView();
        }
      };
      addEventListener("hashchange", arrive);
      arrive();

      // What a passage is quoted for, told where the pointer rests on it.
      document.addEventListener("pointerover", (event) => {
        const mark = event.target.closest("mark:not([title])");
        if (!mark) return;
        const headings = notesOf(mark).map((note) => byId("q-" + note)?.closest("article"))
          .map((item) => item?.querySelector("h4").textContent);
        mark.title = headings.join("\n");
      });

      // A passage quoted for several obligations leads to the next one each time.
      const turns = new WeakMap();
      document.addEventListener("click", (event) => {
        const link = event.target.closest("mark a");
        if (!link) return;
        const first = link.hash.slice(3);
        const notes = notesOf(link.parentElement);
        notes.splice(notes.indexOf(decodeURIComponent(first)), 1);
        notes.unshift(decodeURIComponent(first));
        const turn = turns.get(link) ?? 0;
        turns.set(link, (turn + 1) % notes.length);
        if (turn > 0) {
          event.preventDefault();
          location.hash = "q-" + notes[turn];
        }
      });
    })();

    """#
}
