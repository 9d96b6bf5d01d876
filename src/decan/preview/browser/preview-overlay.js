// What is wrong with the journal, over the page, which is the last good one. preview.js loads this when there is something to say first.
(() => {
  const root = document.documentElement;

  // In words and colours of its own: the site's may be what is broken. Everything comes from files, so it goes in as text only.
  const STYLE = `
    :host { all: initial !important; color-scheme: inherit !important; position: fixed !important; inset: auto 0 0 0 !important; z-index: 2147483647 !important;
      display: block !important; inline-size: auto !important; max-inline-size: none !important; direction: ltr !important;
      --paper: light-dark(#fbfbf8, #0f1626); --band: light-dark(#eef0eb, #19223a); --ink: light-dark(#1a2230, #e9e7dd);
      --ink-2: light-dark(#4a5362, #b6bcc9); --rule: light-dark(#d3d6d3, #2c3750); --now: light-dark(#a5301f, #f2c14e);
      --serif: "Iowan Old Style", "Palatino Linotype", Palatino, "URW Palladio L", P052, "Noto Serif", "Decan Serif", Georgia, serif;
      --sans: "Avenir Next", "Segoe UI", Roboto, "Noto Sans", Cantarell, Ubuntu, "Decan Sans", system-ui, sans-serif;
      --mono: ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "Liberation Mono", "DejaVu Sans Mono", monospace; }
    :host([hidden]) { display: none !important; }
    :host([data-scheme="system"]) { color-scheme: light dark !important; }
    @media print { :host { display: none !important; } }
    *, ::before { box-sizing: border-box; margin: 0; padding: 0; }
    section { max-block-size: min(34rem, 60vh); max-block-size: min(34rem, 60dvh); overflow-y: auto; overscroll-behavior: contain; background: var(--paper);
      color: var(--ink); border-block-start: 3px double var(--ink); font: 400 .9375rem/1.5rem var(--sans); overflow-wrap: anywhere; }
    .frame { display: grid; grid-template-columns: 9.5rem minmax(0, 1fr) auto; column-gap: 2.5rem; max-inline-size: 71.5rem; margin-inline: auto;
      padding: .875rem clamp(1rem, 4vw, 2.5rem) 1.75rem; }
    .frame > :first-child, .frame > button { position: sticky; inset-block-start: .875rem; align-self: start; }
    h2 { font: 700 1.125rem/1.5rem var(--serif); }
    .side p, .code { font-size: .8125rem; line-height: 1.3125rem; color: var(--ink-2); }
    ol { list-style: none; }
    li { max-inline-size: 52rem; }
    li + li { border-block-start: 1px solid var(--rule); margin-block-start: .875rem; padding-block-start: .875rem; }
    .place { font: 400 .8125rem/1.3125rem var(--mono); user-select: all; -webkit-user-select: all; }
    .where { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 1rem; }
    .message { font: 400 1.125rem/1.625rem var(--serif); text-wrap: pretty; }
    pre { font: 400 .8125rem/1.5rem var(--mono); background: var(--band); padding: .375rem .75rem; margin-block: .4375rem; white-space: pre-wrap;
      unicode-bidi: plaintext; tab-size: 4; }
    mark { background: none; color: inherit; border-block-end: 2px solid var(--now); padding-block-end: 1px; }
    .hint { color: var(--ink-2); text-wrap: pretty; }
    button { font: inherit; color: var(--ink-2); background: none; border: 0; cursor: pointer; }
    button:hover { color: var(--ink); text-decoration: underline; text-underline-offset: .18em; }
    kbd { font: 400 .75rem/1 var(--mono); margin-inline-start: .375rem; }
    :focus-visible { outline: 2px solid var(--now); outline-offset: 3px; } section:focus-visible { outline-offset: -4px; }
    .sr { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
    @media (max-width: 46rem) {
      .frame { grid-template-columns: minmax(0, 1fr) auto; row-gap: .4375rem; padding-block-end: 1.25rem; } .frame > ol { grid-area: 2 / 1 / 3 / 3; }
      .frame > button { position: static; } .frame > :first-child { position: static; }
    }
    @media (pointer: coarse) { button { min-block-size: 2.75rem; min-inline-size: 2.75rem; text-align: end; margin-block: -.625rem; } kbd { display: none; } }
    @media (prefers-contrast: more) { :host { --ink-2: var(--ink); --rule: var(--ink); } }`;
  const MOST = 50;
  const CLOSED = "decan-preview-closed";
  let panel = null;
  let shown = "";
  let before = null;

  const make = (parent, tag, type = "", words = "") => {
    const element = parent.appendChild(document.createElement(tag));
    if (type) element.className = type;
    element.textContent = words;
    return element;
  };
  const count = (amount, word) => `${amount}\u00a0${word}${amount === 1 ? "" : "s"}`;
  const summary = (problems) => {
    const amounts = new Map();
    for (const { severity } of problems) amounts.set(severity || "error", (amounts.get(severity || "error") || 0) + 1);
    return [...amounts].map(([word, amount]) => count(amount, word)).join(", ");
  };

  // The closed one stays closed in every tab, as long as the problems are the same.
  let closed = "";
  const remembered = () => {
    try {
      return localStorage.getItem(CLOSED) || "";
    } catch {
      return closed;
    }
  };
  const remember = (problems) => {
    closed = problems;
    try {
      if (problems) localStorage.setItem(CLOSED, problems);
      else localStorage.removeItem(CLOSED);
    } catch {
      // It stays closed on this page.
    }
  };

  const hide = () => {
    if (!panel || panel.host.hidden) return;
    if (document.activeElement === panel.host) before?.focus();
    panel.alert.textContent = "";
    panel.host.hidden = true;
    panel.host.hidePopover?.();
  };
  const dismiss = () => {
    remember(shown);
    hide();
  };

  // A region, not a dialog: it takes no focus and keeps none; what is new is told by the alert beside it.
  const assemble = () => {
    const host = document.createElement("decan-preview");
    host.hidden = true;
    host.lang = "en";
    if (host.popover === null) host.popover = "manual";
    const shadow = host.attachShadow({ mode: "open" });
    make(shadow, "style", "", STYLE);
    const alert = make(shadow, "p", "sr");
    alert.setAttribute("role", "alert");
    const section = make(shadow, "section");
    section.setAttribute("aria-labelledby", "title");
    section.tabIndex = 0;
    const frame = make(section, "div", "frame");
    const side = make(frame, "div", "side");
    const title = make(side, "h2");
    title.id = "title";
    const note = make(side, "p");
    const list = make(frame, "ol");
    list.setAttribute("role", "list");
    const button = make(frame, "button", "", "Close");
    button.type = "button";
    make(button, "kbd", "", "Esc").setAttribute("aria-hidden", "true");
    button.addEventListener("click", dismiss);
    host.addEventListener("focusin", ({ relatedTarget }) => { before = relatedTarget; });
    root.append(host);
    return { host, alert, section, title, note, list };
  };

  // The line with the place underlined; of a very long one the part around the place. Columns count characters, not halves of them.
  const excerpt = (item, { excerpt: line, column = 1, length = 0 }) => {
    const letters = [...line];
    const start = Math.min(Math.max(column - 1, 0), letters.length);
    const end = length ? Math.min(start + length, letters.length) : letters.length;
    const from = start > 160 ? start - 80 : 0;
    const to = Math.min(letters.length, Math.max(from + 320, Math.min(end, from + 480)));
    const pre = make(item, "pre");
    pre.append((from ? "…" : "") + letters.slice(from, start).join(""));
    make(pre, "mark", "", letters.slice(start, Math.min(end, to)).join("") || "\u00a0");
    pre.append(letters.slice(Math.min(end, to), to).join("") + (to < letters.length ? "…" : ""));
  };
  const describe = (list, problem) => {
    const item = make(list, "li");
    const head = make(item, "p", "where");
    make(head, "span", "place", problem.place);
    head.append(" ");
    make(head, "span", "code", `${problem.severity || "error"} ${problem.code}`);
    make(item, "p", "message", problem.message).dir = "auto";
    if (problem.excerpt) excerpt(item, problem);
    if (problem.hint) make(item, "p", "hint", problem.hint).dir = "auto";
  };

  const show = (problems) => {
    const words = problems.length ? JSON.stringify(problems) : "";
    if (!words) remember("");
    if (!words || remembered() === words) {
      shown = words;
      hide();
      return;
    }
    if (shown === words && panel && !panel.host.hidden) return;
    shown = words;
    panel ||= assemble();
    const { host, alert, section, title, note, list } = panel;
    const first = problems[0];
    title.textContent = summary(problems);
    note.textContent = problems.some(({ severity }) => (severity || "error") === "error") ? "The page is the last good one." : "";
    list.replaceChildren();
    for (const problem of problems.slice(0, MOST)) describe(list, problem);
    if (problems.length > MOST) make(make(list, "li"), "p", "hint", `${problems.length - MOST} more are told in the terminal.`);
    // The site's own switch says it by colour-scheme, which is inherited; a theme that does not know it is as the system is.
    host.dataset.scheme = getComputedStyle(root).colorScheme === "normal" ? "system" : "";
    host.hidden = false;
    if (host.showPopover && !host.matches(":popover-open")) host.showPopover();
    section.scrollTop = 0;
    setTimeout(() => { alert.textContent = `${title.textContent}. ${first.place}: ${first.message}`; }, 100);
  };
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.defaultPrevented && !event.isComposing && panel && !panel.host.hidden) dismiss();
  });
  addEventListener("storage", ({ key, newValue }) => {
    if (key === CLOSED && newValue && newValue === shown) hide();
  });

  window.decanPreviewShow = show;
})();
