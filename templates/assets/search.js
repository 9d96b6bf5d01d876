// Full text in the browser, as one types: every word (or "phrase") must be there, in any script; titles count more.
(() => {
  const rows = (window.decanIndex || []).map(([title, href, kind, when, topics, text]) => ({ title, href, kind, when, topics, text }));
  const input = document.getElementById("q");
  const results = document.getElementById("results");
  const status = document.getElementById("status");
  const MOST = 60;
  const fold = (text) => text.normalize("NFC").toLowerCase();
  for (const row of rows) row.hay = fold(`${row.title}\n${row.topics}\n${row.text}`);

  const terms = (query) => [...query.matchAll(/"([^"]+)"|(\S+)/g)].map((match) => fold(match[1] || match[2])).filter((term) => term !== '"');

  const excerpt = (row, wanted) => {
    const text = row.text.replace(/\s+/g, " ");
    const folded = fold(text);
    const places = wanted.map((term) => folded.indexOf(term)).filter((place) => place >= 0);
    const start = Math.max(0, (places.length ? Math.min(...places) : 0) - 60);
    return (start ? "… " : "") + text.slice(start, start + 200) + (start + 200 < text.length ? " …" : "");
  };

  const marked = (element, text, wanted) => {
    const folded = fold(text);
    let at = 0;
    while (folded.length === text.length && at < text.length) {
      const next = wanted.map((term) => [folded.indexOf(term, at), term]).filter(([place]) => place >= 0).sort((a, b) => a[0] - b[0])[0];
      if (!next) break;
      element.append(text.slice(at, next[0]));
      const mark = document.createElement("mark");
      mark.textContent = text.slice(next[0], next[0] + next[1].length);
      element.append(mark);
      at = next[0] + next[1].length;
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
    marked(link, row.title, wanted);
    const words = box.appendChild(document.createElement("p"));
    words.dir = "auto";
    marked(words, excerpt(row, wanted), wanted);
    if (row.topics) {
      const meta = box.appendChild(document.createElement("p"));
      meta.className = "meta";
      meta.textContent = row.topics;
    }
    return li;
  };

  const section = (kind, found, wanted) => {
    const element = document.createElement("section");
    element.className = "row ruled";
    const side = element.appendChild(document.createElement("div"));
    side.className = "side";
    side.appendChild(document.createElement("h2")).textContent = kind;
    side.appendChild(document.createElement("p")).textContent = String(found.length);
    const list = element.appendChild(document.createElement("ol"));
    list.className = "entries";
    for (const row of found.slice(0, MOST)) list.append(item(row, wanted));
    return element;
  };

  const run = () => {
    const query = input.value.trim();
    const wanted = terms(query);
    results.replaceChildren();
    history.replaceState(null, "", query ? `?q=${encodeURIComponent(query)}` : location.pathname);
    if (!wanted.length) {
      status.textContent = "";
      return;
    }
    const found = rows.filter((row) => wanted.every((term) => row.hay.includes(term)));
    const inTitle = (row) => wanted.every((term) => fold(row.title).includes(term));
    found.sort((a, b) => inTitle(b) - inTitle(a));
    status.textContent = found.length === 1 ? "1 result" : `${found.length} results`;
    for (const kind of ["Entries", "Notes", "Topics", "Resources"]) {
      const group = found.filter((row) => row.kind === kind);
      if (group.length) results.append(section(kind, group, wanted));
    }
  };

  input.value = new URLSearchParams(location.search).get("q") || "";
  input.addEventListener("input", run);
  document.getElementById("search").addEventListener("submit", (event) => event.preventDefault());
  run();
  input.focus();
})();
