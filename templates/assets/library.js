// The library's filters: kind and state work by style alone; this adds topic, words, counts, and keeps them in the address.
(() => {
  const form = document.getElementById("filters");
  const rows = [...document.querySelectorAll(".library tbody tr")];
  const status = document.getElementById("shown");
  if (!form) return;
  for (const field of form.querySelectorAll(".scripted")) field.hidden = false;
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const titles = rows.map((row) => fold(row.querySelector("th").textContent));
  const names = ["kind", "state", "topic", "words"];

  const show = () => {
    const values = new FormData(form);
    const [kind, state, topic, words] = names.map((name) => values.get(name) || "");
    const wanted = fold(words).split(/\s+/).filter(Boolean);
    let count = 0;
    rows.forEach((row, index) => {
      const seen = (!kind || row.dataset.kind === kind) && (!state || row.dataset.state === state)
        && (!topic || row.dataset.topics.split(" ").includes(topic)) && wanted.every((word) => titles[index].includes(word));
      row.hidden = !seen;
      count += seen;
    });
    status.textContent = count === rows.length ? "" : `Showing ${count} of ${rows.length}`;
    const query = new URLSearchParams(names.map((name) => [name, values.get(name) || ""]).filter(([, value]) => value)).toString();
    history.replaceState(null, "", query ? `?${query}` : location.pathname);
  };

  const given = new URLSearchParams(location.search);
  for (const name of names) {
    const value = given.get(name);
    const field = form.elements[name];
    if (value && field) field.value = value;
  }
  form.addEventListener("input", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  if (given.size) show();
})();
