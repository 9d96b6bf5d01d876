// What every page may add to itself: the colour scheme, "/" for search, the section being read, and previews of internal links.
// Without this script everything can be read; nothing here changes what a page says.
// A preview changes the page in place and tells it by "decan:update": what stands below looks again then, and finds its own work done.
(() => {
  const root = document.documentElement;
  const always = (work) => {
    work();
    document.addEventListener("decan:update", work);
  };

  // Code and diagrams have scripts of their own, on the pages that show some.
  const self = document.currentScript.src;
  const others = new Map([[".code pre", "code.js"], ["pre.mermaid", "mermaid.js"]]);
  always(() => {
    for (const [sign, name] of others) {
      if (!document.querySelector(sign)) continue;
      others.delete(sign);
      const script = document.createElement("script");
      script.src = self.replace("decan.js", name);
      document.head.append(script);
    }
  });

  // The scheme: as the system, light, dark, and round again; remembered where the browser lets us.
  const SCHEMES = ["", "light", "dark"];
  const paint = () => {
    const button = document.getElementById("d-scheme");
    if (!button) return;
    button.hidden = false;
    const label = button.lastElementChild;
    const words = button.dataset[root.dataset.theme || "auto"];
    if (label.textContent !== words) label.textContent = words;
  };
  always(paint);
  document.addEventListener("click", (event) => {
    if (!event.target.closest("#d-scheme")) return;
    root.dataset.theme = SCHEMES[(SCHEMES.indexOf(root.dataset.theme || "") + 1) % SCHEMES.length];
    try {
      localStorage.setItem("decan-theme", root.dataset.theme);
    } catch {
      // The choice holds for this page.
    }
    paint();
  });

  // "/" leads to the search from anywhere but a field.
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    const field = document.getElementById("d-q");
    const link = document.querySelector("a[data-search]");
    if (!field && !link) return;
    event.preventDefault();
    if (field) field.focus();
    else link.click();
  });

  // The contents mark the section that is being read.
  let contents = [];
  let heads = [];
  const mark = () => {
    const passed = heads.map((head) => Boolean(head) && head.getBoundingClientRect().top < innerHeight / 3);
    const current = passed.lastIndexOf(true);
    contents.forEach((link, index) => {
      if (index === current) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    });
  };
  always(() => {
    contents = [...document.querySelectorAll(".contents a[href^='#']")];
    heads = contents.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
    mark();
  });
  let waiting = false;
  addEventListener("scroll", () => {
    if (waiting || !heads.some(Boolean)) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      mark();
    });
  }, { passive: true });

  // Previews: the title and first words of a page, beside the link that leads there. Not from file://, where pages cannot be read.
  if (!matchMedia("(hover: hover)").matches || location.protocol === "file:") return;
  const seen = new Map();
  const read = (url) => {
    if (!seen.has(url.pathname)) {
      seen.set(url.pathname, fetch(url.pathname).then((answer) => (answer.ok ? answer.text() : "")).catch(() => "")
        .then((text) => new DOMParser().parseFromString(text, "text/html")));
    }
    return seen.get(url.pathname);
  };
  const words = (page, hash) => {
    const id = decodeURIComponent(hash.slice(1));
    const place = (id && page.getElementById(id)) || page.querySelector("main");
    if (!place) return null;
    const head = place.matches("h1, h2, h3, h4, h5, h6") ? place : place.querySelector("h1, h2, h3") || page.querySelector("h1");
    const after = [...page.querySelectorAll("main .prose p, main .lede, main .entries p")];
    const text = after.find((one) => head && head.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING && one.textContent.trim().length > 20);
    return head ? { title: head.textContent.trim(), text: text ? text.textContent.trim().slice(0, 240) : "" } : null;
  };
  const box = document.createElement("div");
  box.className = "preview";
  box.hidden = true;
  box.setAttribute("aria-hidden", "true");
  document.body.append(box);
  let timer = 0;
  let shown = null;
  const hide = () => {
    clearTimeout(timer);
    shown = null;
    box.hidden = true;
  };
  const show = async (link) => {
    shown = link;
    const url = new URL(link.href);
    const found = words(await read(url), url.hash);
    if (shown !== link || !found) return;
    const title = document.createElement("b");
    title.textContent = found.title;
    box.replaceChildren(title, ...(found.text ? [document.createElement("br"), found.text] : []));
    box.hidden = false;
    const at = link.getBoundingClientRect();
    const below = at.bottom + 8 + box.offsetHeight < innerHeight;
    box.style.top = `${scrollY + (below ? at.bottom + 8 : at.top - 8 - box.offsetHeight)}px`;
    box.style.left = `${Math.max(8, Math.min(scrollX + at.left, scrollX + innerWidth - box.offsetWidth - 16))}px`;
  };
  const offer = (event) => {
    const link = event.target.closest?.(".prose a[href], .back a[href], .trail a[href]");
    if (!link || link === shown || link.origin !== location.origin || link.pathname === location.pathname) return;
    if (event.type === "focusin" && !link.matches(":focus-visible")) return;
    hide();
    timer = setTimeout(show, 250, link);
  };
  const leave = (event) => {
    if (event.target.closest?.("a[href]")) hide();
  };
  document.addEventListener("decan:update", () => {
    seen.clear();
    hide();
  });
  for (const type of ["pointerover", "focusin"]) document.addEventListener(type, offer);
  for (const type of ["pointerout", "focusout"]) document.addEventListener(type, leave);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
  });
})();
