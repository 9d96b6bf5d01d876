// The library's filters: kind and state work by style alone; this adds topic, time, words, counts, and keeps them in the address.
(() => {
  const form = document.getElementById("d-filters");
  if (!form) return;
  const status = document.getElementById("d-shown");
  const names = ["kind", "state", "topic", "period", "words"];
  const fold = (text) => text.normalize("NFKD").replace(/[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]/g, "").toLowerCase();
  const read = () => [...document.querySelectorAll(".library tbody tr")].map((row) => ({
    row, title: fold(row.querySelector("th").textContent), topics: row.dataset.topics.split(" "), months: row.dataset.months.split(" ").filter(Boolean),
  }));
  let rows = read();
  const within = (month, period) => (period.includes("q")
    ? month.slice(0, 4) === period.slice(0, 4) && Math.ceil(month.slice(5) / 3) === Number(period.slice(6))
    : month.startsWith(period));
  const show = () => {
    const values = new FormData(form);
    const [kind, state, topic, period, words] = names.map((name) => values.get(name) || "");
    const wanted = fold(words).split(/\s+/).filter(Boolean);
    let count = 0;
    for (const field of form.querySelectorAll(".scripted")) field.hidden = false;
    for (const { row, title, topics, months } of rows) {
      const seen = (!kind || row.dataset.kind === kind) && (!state || row.dataset.state === state)
        && (!topic || topics.includes(topic)) && (!period || months.some((month) => within(month, period)))
        && wanted.every((word) => title.includes(word));
      row.hidden = !seen;
      count += seen;
    }
    const told = status.dataset.told.replace("{n}", count).replace("{all}", rows.length);
    status.textContent = count === rows.length ? "" : `${told} ${status.dataset.words}`.trim();
  };

  // Browsers refuse too many changes of the address in a short time, so it follows when the typing rests.
  let waiting = 0;
  const keep = () => {
    const values = new FormData(form);
    const query = new URLSearchParams(names.map((name) => [name, values.get(name) || ""]).filter(([, value]) => value)).toString();
    try {
      history.replaceState(null, "", query ? `?${query}` : location.pathname);
    } catch {
      // The filter works all the same; only its address cannot be copied.
    }
  };

  const given = new URLSearchParams(location.search);
  for (const name of names) {
    const field = form.elements[name];
    if (field && given.get(name)) field.value = given.get(name);
  }
  form.addEventListener("input", () => {
    show();
    clearTimeout(waiting);
    waiting = setTimeout(keep, 300);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  // A preview has changed the page.
  document.addEventListener("decan:update", () => {
    rows = read();
    show();
  });
  show();
})();
