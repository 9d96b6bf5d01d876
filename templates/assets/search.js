// Full text in the browser, as one types: every word (or "phrase") must be there, in any script; what has them in its title comes first.
// Arrow keys go through the results, Escape leads back to the field.
(() => {
  const input = document.getElementById("d-q");
  const results = document.getElementById("d-results");
  const status = document.getElementById("d-status");
  const KINDS = ["Entries", "Notes", "Topics", "Resources"];
  const FIRST = 30;

  // Small letters without accents, vowel points and wide forms; `folded` also says which letter of the text each of them comes from.
  const MARKS = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]/g;
  const fold = (text) => text.normalize("NFKD").toLowerCase().replace(MARKS, "").replaceAll("ς", "σ");
  const folded = (text) => {
    const quick = fold(text);
    if (quick.length === text.length) return { out: quick, place: (index) => index };
    let out = "";
    const places = [];
    let at = 0;
    for (const letter of text) {
      const small = fold(letter);
      for (let index = 0; index < small.length; index += 1) places.push(at);
      out += small;
      at += letter.length;
    }
    places.push(at);
    return { out, place: (index) => places[index] };
  };

  const rows = (window.decanIndex || []).map(([title, href, kind, when, beside, text]) => ({ title, href, kind, when, beside, text }));
  const ready = (row) => {
    if (row.all === undefined) {
      row.name = fold(row.title);
      row.all = `${row.name}\n${fold(row.beside)}\n${fold(row.when)}\n${fold(row.text)}`;
    }
    return row;
  };

  const terms = (query) => [...query.matchAll(/"([^"]+)"|([^\s"]+)/g)].map((match) => fold(match[1] ?? match[2])).filter(Boolean);

  // Around the first word that was found, cut between words where the script has spaces.
  const excerpt = (row, wanted) => {
    const text = row.text.replace(/\s+/g, " ").trim();
    const { out, place } = folded(text);
    const found = wanted.map((term) => out.indexOf(term)).filter((index) => index >= 0);
    const first = found.length ? place(Math.min(...found)) : 0;
    let start = Math.max(0, first - 60);
    let end = Math.min(text.length, start + 220);
    if (start) {
      const blank = text.indexOf(" ", start);
      if (blank >= 0 && blank < first) start = blank + 1;
    }
    if (end < text.length) {
      const blank = text.lastIndexOf(" ", end);
      if (blank > end - 40 && blank > first) end = blank;
    }
    const whole = (index) => (/[\udc00-\udfff]/.test(text[index] || "") ? index + 1 : index);
    return `${start ? "… " : ""}${text.slice(whole(start), whole(end))}${end < text.length ? " …" : ""}`;
  };

  const mark = (element, text, wanted) => {
    const { out, place } = folded(text);
    let at = 0;
    let from = 0;
    for (;;) {
      const next = wanted.map((term) => [out.indexOf(term, from), term.length]).filter(([index]) => index >= 0)
        .sort((one, other) => one[0] - other[0] || other[1] - one[1])[0];
      if (!next) break;
      from = next[0] + next[1];
      const start = Math.max(at, place(next[0]));
      const end = Math.max(place(from), place(from - 1) + 1);
      element.append(text.slice(at, start));
      element.appendChild(document.createElement("mark")).textContent = text.slice(start, end);
      at = end;
    }
    element.append(text.slice(at));
  };

  const item = (row, wanted) => {
    const li = document.createElement("li");
    const when = li.appendChild(document.createElement("p"));
    when.className = "when";
    when.textContent = row.when;
    const box = li.appendChild(document.createElement("div"));
    const link = box.appendChild(document.createElement("h3")).appendChild(document.createElement("a"));
    link.href = row.href;
    link.dir = "auto";
    mark(link, row.title, wanted);
    if (row.text) {
      const words = box.appendChild(document.createElement("p"));
      words.dir = "auto";
      mark(words, excerpt(row, wanted), wanted);
    }
    if (row.beside) {
      const meta = box.appendChild(document.createElement("p"));
      meta.className = "meta";
      mark(meta, row.beside, wanted);
    }
    return li;
  };

  const section = (kind, found, wanted) => {
    const element = document.createElement("section");
    element.className = "row ruled";
    const side = element.appendChild(document.createElement("div"));
    side.className = "side";
    side.appendChild(document.createElement("h2")).textContent = kind;
    element.setAttribute("aria-label", kind);
    side.appendChild(document.createElement("p")).textContent = String(found.length);
    const list = element.appendChild(document.createElement("ol"));
    list.className = "entries";
    list.append(...found.slice(0, FIRST).map((row) => item(row, wanted)));
    if (found.length > FIRST) {
      const more = element.appendChild(document.createElement("button"));
      more.type = "button";
      more.className = "more";
      more.textContent = `Show the other ${found.length - FIRST}`;
      more.addEventListener("click", () => {
        const rest = found.slice(FIRST).map((row) => item(row, wanted));
        list.append(...rest);
        more.remove();
        rest[0].querySelector("a").focus();
      });
    }
    return element;
  };

  const run = () => {
    const wanted = terms(input.value);
    if (!wanted.length) {
      results.replaceChildren();
      status.textContent = "";
      return;
    }
    const found = rows.filter((row) => wanted.every((term) => ready(row).all.includes(term)));
    const named = new Set(found.filter((row) => wanted.every((term) => row.name.includes(term))));
    const ordered = [...found.filter((row) => named.has(row)), ...found.filter((row) => !named.has(row))];
    const groups = KINDS.map((kind) => [kind, ordered.filter((row) => row.kind === kind)]).filter(([, group]) => group.length);
    results.replaceChildren(...groups.map(([kind, group]) => section(kind, group, wanted)));
    status.textContent = found.length ? `${found.length} ${found.length === 1 ? "result" : "results"}` : "Nothing has all of these words";
  };

  // Browsers refuse too many changes of the address in a short time, so it follows when the typing rests.
  const keep = () => {
    const query = input.value.trim();
    try {
      history.replaceState(null, "", query ? `?q=${encodeURIComponent(query)}` : location.pathname);
    } catch {
      // The search works all the same; only its address cannot be copied.
    }
  };

  const step = (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return;
    const links = [...results.querySelectorAll("h3 a")];
    const place = links.indexOf(document.activeElement);
    const within = place >= 0 || document.activeElement === input;
    if (event.key === "Escape" && place >= 0) input.focus();
    else if (event.key === "ArrowDown" && within && links[place + 1]) links[place + 1].focus();
    else if (event.key === "ArrowUp" && place >= 0) (links[place - 1] || input).focus();
    else return;
    event.preventDefault();
  };

  let waiting = 0;
  input.addEventListener("input", (event) => {
    if (!event.isComposing) run();
    clearTimeout(waiting);
    waiting = setTimeout(keep, 300);
  });
  input.addEventListener("compositionend", run);
  document.addEventListener("keydown", step);
  document.getElementById("d-search").addEventListener("submit", (event) => {
    event.preventDefault();
    run();
    keep();
  });
  input.value = new URLSearchParams(location.search).get("q") || "";
  run();
  input.focus();
})();
