// The page of the search: results as one types, filters by kind, topic and year, all kept in the address.
// Arrow keys go through the results, Escape leads back to the field.
(() => {
  const form = document.getElementById("d-search");
  const input = document.getElementById("d-q");
  const filters = document.getElementById("d-filters");
  const results = document.getElementById("d-results");
  const status = document.getElementById("d-status");
  const words = JSON.parse(document.getElementById("d-words").textContent);
  const language = `${document.documentElement.lang}-u-nu-latn`;
  const { index, find, fold, pattern, row } = window.decanSearch;
  const NAMES = ["q", "kind", "topic", "year"];

  const rules = new Intl.PluralRules(language);
  const say = (forms, number) => (forms[rules.select(number)] ?? forms.other).replace("{n}", number.toLocaleString(language));
  const make = (parent, name, text = "", type = "") => {
    const element = parent.appendChild(document.createElement(name));
    element.textContent = text;
    if (type) element.className = type;
    return element;
  };

  // A folded text, and which letter of the text each of its letters comes from.
  const folded = (text) => {
    const places = [];
    let out = "";
    let at = 0;
    const add = (part, small) => {
      for (let letter = 0; letter < small.length; letter += 1) places.push(at + (small.length === part.length ? letter : 0));
      out += small;
      at += part.length;
    };
    for (const part of text.match(/\s+|\S+/g) || []) {
      const small = fold(part);
      if (small.length === part.length) add(part, small);
      else for (const letter of part.match(/\P{M}\p{M}*|\p{M}+/gu)) add(letter, fold(letter));
    }
    return { out, places: [...places, at] };
  };

  const mark = (element, text, clauses) => {
    const { out, places } = folded(text);
    let at = 0;
    for (const hit of out.matchAll(pattern(clauses))) {
      const end = hit.index + hit[0].length;
      const start = Math.max(at, places[hit.index]);
      element.append(text.slice(at, start));
      at = Math.max(places[end], places[end - 1] + 1);
      make(element, "mark", text.slice(start, at));
    }
    element.append(text.slice(at));
  };

  // Around what was found first, cut between words where the script has blanks.
  const cut = (text, found) => {
    let start = Math.max(0, found - 60);
    let end = Math.min(text.length, start + 220);
    if (start) {
      const blank = text.indexOf(" ", start);
      if (blank >= 0 && blank < found) start = blank + 1;
    }
    if (end < text.length) {
      const blank = text.lastIndexOf(" ", end);
      if (blank > end - 40 && blank > found) end = blank;
    }
    const whole = (place) => (/[\udc00-\udfff]/.test(text[place] || "") ? place + 1 : place);
    return `${start ? "… " : ""}${text.slice(whole(start), whole(end))}${end < text.length ? " …" : ""}`;
  };
  const excerpt = async ({ text, parts, rest }, clauses) => {
    const first = text.replace(/\s+/g, " ").trim();
    for (let part = 0, shown = first; ; part += 1) {
      const { out, places } = folded(shown);
      const found = out.search(pattern(clauses));
      if (found >= 0) return (part ? "… " : "") + cut(shown, places[found]);
      if (part === parts) return cut(first, 0);
      shown = (await rest(part)).replace(/\s+/g, " ").trim();
    }
  };

  const item = async (number, clauses) => {
    const found = await row(number);
    const li = document.createElement("li");
    make(li, "p", found.when, "when");
    const box = make(li, "div");
    const link = make(make(box, "h3"), "a");
    link.href = found.href;
    link.dir = "auto";
    mark(link, found.title, clauses);
    if (found.text) {
      const text = make(box, "p");
      text.dir = "auto";
      mark(text, await excerpt(found, clauses), clauses);
    }
    if (found.beside) mark(make(box, "p", "", "meta"), found.beside, clauses);
    return li;
  };
  // What could not be loaded is left out, and told.
  const items = async (found, clauses) => {
    const made = await Promise.all(found.map(({ number }) => item(number, clauses).catch(() => null)));
    if (made.includes(null) && !status.textContent.includes(words.missing)) status.append(`. ${words.missing}`);
    return made.filter(Boolean);
  };

  const section = async (kind, found, clauses, first) => {
    const element = document.createElement("section");
    element.className = "row ruled";
    element.setAttribute("aria-label", words.kinds[kind]);
    const side = make(element, "div", "", "side");
    make(side, "h2", words.kinds[kind]);
    make(side, "p", found.length.toLocaleString(language));
    const list = make(element, "ol", "", "entries");
    list.append(...await items(found.slice(0, first), clauses));
    const left = found.slice(first);
    if (left.length) {
      const more = make(element, "button", "", "more");
      more.type = "button";
      const count = () => { more.textContent = say(words.more, Math.min(left.length, 30)); };
      count();
      more.addEventListener("click", async () => {
        const next = await items(left.splice(0, 30), clauses);
        list.append(...next);
        if (left.length) count();
        else more.remove();
        next[0]?.querySelector("a").focus();
      });
    }
    return element;
  };

  const has = (facet, value) => index[facet].find(([id]) => id === value)?.[2] ?? new Set();
  const chosen = () => Object.fromEntries(NAMES.map((name) => [name, (form.elements[name].value || "").trim()]));
  const passes = ({ kind, topic, year }) => {
    const topics = topic && has("topics", topic);
    const years = year && has("years", year);
    return (one) => (!kind || one.kind === kind) && (!topic || topics.has(one.number)) && (!year || years.has(one.number));
  };

  // The filters say how many of the results each choice would leave.
  const offer = (found, given) => {
    const ofKind = found.filter(passes({ ...given, kind: "" }));
    for (const radio of filters.querySelectorAll("input")) {
      const count = radio.value ? ofKind.filter(({ kind }) => kind === radio.value).length : ofKind.length;
      radio.nextElementSibling.textContent = count.toLocaleString(language);
      radio.parentElement.hidden = !count && !radio.checked;
    }
    for (const [name, facet] of [["topic", "topics"], ["year", "years"]]) {
      const select = form.elements[name];
      const left = found.filter(passes({ ...given, [name]: "" }));
      const options = index[facet].map(([id, title, numbers]) => [id, title, left.filter(({ number }) => numbers.has(number)).length]);
      select.replaceChildren(select.options[0], ...options.filter(([id, , count]) => count || id === given[name]).map(([id, title, count]) => {
        const option = new Option(`${title} (${count.toLocaleString(language)})`, id);
        option.dir = "auto";
        return option;
      }));
      select.value = given[name];
    }
    filters.hidden = !found.length;
  };

  let turn = 0;
  const run = async () => {
    turn += 1;
    const own = turn;
    const given = chosen();
    const { clauses, found, missing } = await find(given.q);
    if (own !== turn) return;
    const shown = found.filter(passes(given));
    offer(found, given);
    const groups = Object.keys(words.kinds).map((kind) => [kind, shown.filter((one) => one.kind === kind)]).filter(([, group]) => group.length);
    const told = [shown.length ? say(words.results, shown.length) : found.length ? words.filtered : words.nothing, missing && words.missing];
    status.textContent = clauses.length ? told.filter(Boolean).join(". ") : "";
    const sections = await Promise.all(groups.map(([kind, group]) => section(kind, group, clauses, groups.length > 1 ? 10 : 20)));
    if (own === turn) results.replaceChildren(...sections);
  };

  // Browsers refuse too many changes of the address in a short time, so it follows when the typing rests.
  const keep = () => {
    const query = new URLSearchParams(Object.entries(chosen()).filter(([, value]) => value)).toString();
    try {
      history.replaceState(null, "", query ? `?${query}` : location.pathname);
    } catch {
      // The search works all the same; only its address cannot be copied.
    }
  };

  const step = (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return;
    const links = [...results.querySelectorAll("h3 a")];
    const place = links.indexOf(document.activeElement);
    if (event.key === "Escape" && place >= 0) input.focus();
    else if (event.key === "ArrowDown" && (place >= 0 || document.activeElement === input) && links[place + 1]) links[place + 1].focus();
    else if (event.key === "ArrowUp" && place >= 0) (links[place - 1] || input).focus();
    else return;
    event.preventDefault();
  };

  if (!index.segments) {
    status.textContent = words.broken;
    return;
  }
  let typing = 0;
  let resting = 0;
  form.addEventListener("input", (event) => {
    clearTimeout(typing);
    clearTimeout(resting);
    if (!event.isComposing) typing = setTimeout(run, event.target === input ? 120 : 0);
    resting = setTimeout(keep, 300);
  });
  input.addEventListener("compositionend", run);
  document.addEventListener("keydown", step);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    run();
    keep();
  });
  const query = new URLSearchParams(location.search);
  for (const name of NAMES) {
    const value = query.get(name);
    if (value && form.elements[name].options) form.elements[name].add(new Option(value, value));
    if (value) form.elements[name].value = value;
  }
  run();
  input.focus();
})();
