// The browser's side of `decan serve`: a page that is open follows what is written, in its place; what is wrong lies over it.
//
// The server puts <script src="/.decan/preview.js" data-build="…" data-page="/2024/07/03/"></script> before the </body> of each page.
// Without `defer`: this script has to see the page before the theme's scripts have added to it. `data-page` is the address that was
// asked for, on the page of an error too. Under /.decan/ lie all files of this folder, idiomorph.js, and `events`.
//
// `events` is a stream of server-sent events, one for each browser (see preview-worker.js). Every answer is `no-store`.
//   event: build   the present state, on connecting and after each build; the data is JSON on one line:
//     build        names it. Compared for equality only, so a server that starts anew has to begin with another one.
//     previous     the build that the following three are relative to; without it they are not relied on. May be left out.
//     styles       the addresses of changed stylesheets, when nothing else has changed: they are swapped, no page is asked for. Or null.
//     files        paths of changed pictures and other files that pages show (["/2024/07/03/sky.png"]). May be left out.
//     moved        old → new path of pages, best of all since the server has started; a tab may have slept through several builds.
//     follow       the page of the file that is being edited, or "". Without effect in what is sent on connecting.
//     problems     [{severity, code, place, message, excerpt, column, length, hint}], in the order to show them. `column` counts
//                  characters from 1; a `length` of 0 means the rest of the line. Empty when all is well.
//   event: bye     the server stops. Tabs ask for it now and then while they are seen, and catch up by the build.
//
// An answer that is not HTML, or neither good nor a 404, leaves the page as it is. After each change, and each build that might concern
// scripts of the page, "decan:update" is dispatched on the document.
(() => {
  const script = document.currentScript;
  const root = document.documentElement;
  const own = new URL(script.src);
  let { build, page } = script.dataset;
  script.remove();
  const seen = () => document.visibilityState === "visible";

  // ---------- what the server has said of each node ----------
  // A change of the page is what differs between two answers, not between the answer and the page: so all that scripts and the reader
  // did to it (open details, typed words, filtered rows, drawn diagrams, buttons) stays. `origin` leads from a node to its source.
  const origin = new WeakMap();
  const learn = (node, source) => {
    if (!origin.has(node)) origin.set(node, source);
    for (let child = node.firstChild, twin = source.firstChild; child && twin; child = child.nextSibling, twin = twin.nextSibling) learn(child, twin);
  };

  // The parser has come no further than this script, so blanks at the end count nowhere. Scripts are off where answers are parsed.
  const trim = (html) => {
    const body = html.querySelector("body");
    while (body?.lastChild?.nodeType === Node.TEXT_NODE && !body.lastChild.data.trim()) body.lastChild.remove();
    return html;
  };
  const parse = (text) => {
    const html = new DOMParser().parseFromString(text, "text/html").documentElement;
    html.querySelector("script[data-build][data-page]")?.remove();
    for (const one of html.querySelectorAll("noscript")) one.textContent = one.innerHTML;
    return trim(html);
  };

  // Equal sources have equal numbers.
  const numbers = new WeakMap();
  const known = new Map();
  const number = (node) => {
    if (!numbers.has(node)) {
      const inner = [...(node.content instanceof DocumentFragment ? node.content : node).childNodes];
      const words = node.nodeType === Node.ELEMENT_NODE
        ? JSON.stringify([node.localName, [...node.attributes].map(({ name, value }) => [name, value]), inner.map(number)])
        : `${node.nodeType} ${node.nodeValue}`;
      if (!known.has(words)) known.set(words, known.size);
      numbers.set(node, known.get(words));
    }
    return numbers.get(node);
  };

  // But for what scripts say on <html>, before this one too.
  const sum = (html) => JSON.stringify([html.lang, html.dir, ...[...html.childNodes].map(number)]);

  let source = root.cloneNode(true);
  learn(root, source);
  trim(source);

  // ---------- styles ----------
  const isSheet = (element) => element.localName === "link" && /\bstylesheet\b/i.test(element.rel);
  const coming = new WeakMap();
  // The new one is loaded beside the old, which leaves when it has come: no moment without either.
  const swap = (link, href) => {
    coming.get(link)?.remove();
    const next = link.cloneNode();
    const { media } = next;
    next.href = href;
    next.media = "not all";
    next.addEventListener("load", () => {
      next.media = media;
      if (!media) next.removeAttribute("media");
      origin.set(next, origin.get(link));
      if (link.isConnected) link.remove();
      else next.remove();
    });
    next.addEventListener("error", () => next.remove());
    coming.set(link, next);
    link.after(next);
  };
  const restyle = (addresses) => {
    const fresh = addresses.map((address) => new URL(address, location.origin));
    for (const link of document.querySelectorAll("link[rel~=stylesheet]")) {
      const found = origin.has(link) && fresh.find(({ pathname }) => pathname === new URL(link.href).pathname);
      if (found && found.href !== link.href) swap(link, found.href);
    }
  };

  // Pictures whose file has changed while the page names it as before.
  const repaint = (paths) => {
    for (const element of document.querySelectorAll("[src]:not(script)")) {
      const address = new URL(element.src, location.href);
      if (address.origin !== location.origin || (paths && !paths.includes(address.pathname))) continue;
      address.search = `?${encodeURIComponent(build)}`;
      element.src = address.href;
    }
  };

  // ---------- changing the page in place ----------
  let loading = null;
  const library = () => {
    loading ||= load("idiomorph.js").catch((error) => {
      loading = null;
      throw error;
    });
    return loading;
  };
  const load = (name) => new Promise((done, failed) => {
    const element = document.createElement("script");
    element.src = new URL(name, own).href;
    element.addEventListener("load", done);
    element.addEventListener("error", failed);
    document.head.append(element);
    element.remove();
  });

  const byNumber = (elements, of) => {
    const found = new Map();
    for (const element of elements) {
      const key = number(of(element));
      if (!found.has(key)) found.set(key, []);
      found.get(key).push(element);
    }
    return found;
  };

  // Idiomorph knows nodes by their ids. For the time of a change, what is the same in both answers has an id of its own, so that nothing
  // is taken for its neighbour; what scripts have made has one that nothing else has, so that it is left alone.
  const OURS = "decan-preview-";
  const name = (next) => {
    const live = [...root.querySelectorAll("*")];
    const theirs = byNumber(next.querySelectorAll("*"), (element) => element);
    const ours = byNumber(live.filter((element) => origin.has(element)), (element) => origin.get(element));
    const same = new WeakSet();
    const named = [];
    const mark = (...elements) => {
      if (elements.some((element) => element.hasAttribute("id"))) return;
      const id = `${OURS}${named.length}`;
      for (const element of elements) element.setAttribute("id", id);
      named.push(...elements);
    };
    const turns = new Map();
    for (const element of live) {
      if (!origin.has(element)) {
        if (origin.has(element.parentNode)) mark(element);
        continue;
      }
      const key = number(origin.get(element));
      const twins = theirs.get(key);
      if (twins?.length !== ours.get(key).length) continue;
      const turn = turns.get(key) || 0;
      turns.set(key, turn + 1);
      if (!same.has(element.parentNode)) mark(element, twins[turn]);
      same.add(element);
    }
    return () => {
      // One may have been written to another element, where the order has changed.
      for (const element of [...named, ...root.querySelectorAll(`[id^="${OURS}"]`)]) element.removeAttribute("id");
    };
  };

  // Only the letters that differ are replaced, so that a selection stays.
  const write = (node, text) => {
    const { data } = node;
    const least = Math.min(data.length, text.length);
    let start = 0;
    while (start < least && data[start] === text[start]) start += 1;
    let end = 0;
    while (end < least - start && data[data.length - 1 - end] === text[text.length - 1 - end]) end += 1;
    node.replaceData(start, data.length - start - end, text.slice(start, text.length - end));
  };

  const callbacks = (pairs) => ({
    beforeNodeMorphed(node, next) {
      const was = origin.get(node);
      if (was && number(was) === number(next)) return false;
      pairs.set(node, next);
      if (node.nodeType === Node.ELEMENT_NODE) return true;
      write(node, next.data);
      origin.set(node, next);
      return false;
    },
    beforeAttributeUpdated(attribute, element) {
      const was = origin.get(element);
      const now = pairs.get(element);
      if (!was || !now) return true;
      if (was.getAttribute(attribute) === now.getAttribute(attribute)) return false;
      // What the reader has typed counts more, and what scripts say on <html>.
      if (attribute === "value" && element.value !== element.defaultValue) return false;
      if (element === root) return attribute === "lang" || attribute === "dir";
      if (attribute !== "href" || !isSheet(element) || !now.hasAttribute("href")) return true;
      const href = new URL(now.getAttribute("href"), location.href);
      if (href.href !== element.href) swap(element, href.href);
      return false;
    },
    afterNodeMorphed(node, next) {
      origin.set(node, next);
    },
    beforeNodeRemoved: (node) => origin.has(node),
    afterNodeAdded(node) {
      learn(node, node.cloneNode(true));
    },
  });

  const change = async (next) => {
    await library();
    // Numbers first: the ids of a moment must not count.
    number(source);
    number(next);
    const forget = name(next);
    try {
      Idiomorph.morph(root, next, { head: { style: "morph" }, callbacks: callbacks(new Map()) });
    } finally {
      forget();
    }
    source = next;
  };

  // Scripts run once. Is there another one, data that they have read included, the page has to begin anew; browsers keep the scrolling.
  // What is said to search engines is read by none.
  const scripts = (html, base) => [...html.querySelectorAll("script:not([type='application/ld+json'])")].map((one) => (
    one.hasAttribute("src") ? new URL(one.getAttribute("src"), base).href : `${one.type} ${one.textContent}`));
  const needsReload = (next, base) => {
    const ran = new Set(scripts(source, location.href));
    return scripts(next, base).some((one) => !ran.has(one)) || Boolean(next.querySelector("meta[http-equiv=refresh i]"));
  };

  // ---------- following the builds ----------
  let latest = null;
  let busy = false;
  let place = null;
  const tell = () => document.dispatchEvent(new CustomEvent("decan:update"));

  const fetched = async (address) => {
    const answer = await fetch(address, { cache: "no-store", headers: { accept: "text/html" } });
    const html = /^(text\/html|application\/xhtml\+xml)\b/.test(answer.headers.get("content-type") || "") && (answer.ok || answer.status === 404);
    return { missing: answer.status === 404, text: html ? await answer.text() : null, path: answer.redirected ? new URL(answer.url) : null };
  };

  const renew = async (address) => {
    // Loaded by the time that the page has come.
    library().catch(() => {});
    const { missing, text, path } = await fetched(address);
    if (text === null) return;
    const base = path?.origin === location.origin ? path : address;
    const next = parse(text);
    if (base.pathname !== location.pathname) history.replaceState(history.state, "", base.pathname + location.search + location.hash);
    if (needsReload(next, location.href)) {
      location.reload();
      await new Promise(() => {});
    }
    if (sum(next) === sum(source)) return;
    // A page that is missing for a while comes back where it was.
    if (missing) place ??= scrollY;
    await change(next);
    if (!missing && place !== null) {
      scrollTo({ top: place, behavior: "instant" });
      place = null;
    }
  };

  const update = async (state) => {
    const near = state.previous !== undefined && state.previous === build;
    const target = Object.entries(state.moved || {}).find(([old]) => new URL(old, location.origin).pathname === location.pathname)?.[1];
    if (near && state.styles && !target) {
      restyle(state.styles);
      build = state.build;
      return;
    }
    await renew(new URL(target || location.pathname + location.search, location.href));
    if (target) page = target;
    build = state.build;
    if (state.files?.length) repaint(near ? state.files : null);
    tell();
  };

  const follow = async () => {
    if (busy || !latest || !seen()) return;
    busy = true;
    try {
      while (seen() && String(latest.build) !== build) await update({ ...latest, build: String(latest.build), previous: text(latest.previous) });
    } catch {
      // The server is gone, or has thought better of it. The next word from it, or the next look at this tab, tries again.
    }
    busy = false;
  };
  const text = (value) => (value === undefined || value === null ? undefined : String(value));

  const lead = (target) => {
    const { pathname } = new URL(target, location.href);
    if (pathname !== location.pathname && target !== page) location.assign(target);
  };

  // ---------- what is wrong ----------
  const complain = async (problems) => {
    if (problems.length && !window.decanPreviewShow) await load("preview-overlay.js");
    // What was closed is forgotten when it is mended, by a page too that has never shown it.
    else if (!problems.length) forgive();
    window.decanPreviewShow?.(latest.problems || []);
  };
  const forgive = () => {
    try {
      localStorage.removeItem("decan-preview-closed");
    } catch {
      // Nothing could be remembered either.
    }
  };

  // ---------- hearing of it ----------
  const look = () => {
    if (!latest || !seen()) return;
    complain(latest.problems || []).catch(() => {});
    follow();
  };
  let port = null;
  const say = () => port?.postMessage({ seen: seen() });
  const listen = (made) => {
    port = made;
    port.addEventListener("message", ({ data }) => {
      if (data.follow) lead(data.follow);
      if (!data.state) return;
      latest = data.state;
      look();
    });
    port.start();
    say();
  };
  const WORKER = "preview-worker.js";
  const alone = async () => {
    if (!window.decanPreviewTake) await load(WORKER);
    const { port1, port2 } = new MessageChannel();
    window.decanPreviewTake(port2);
    listen(port1);
  };
  const connect = () => {
    try {
      const worker = new SharedWorker(new URL(WORKER, own), { name: "Decan" });
      worker.addEventListener("error", alone, { once: true });
      listen(worker.port);
    } catch {
      alone();
    }
  };

  document.addEventListener("visibilitychange", () => {
    say();
    look();
  });
  addEventListener("focus", say);
  // A page that the browser keeps for "back" lets go of all, and asks again when it is shown.
  addEventListener("pagehide", () => {
    port?.postMessage({ gone: true });
    port?.close();
    port = null;
  });
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted) connect();
  });
  // Not before the theme's scripts have run.
  if (document.readyState === "complete") connect();
  else addEventListener("DOMContentLoaded", connect, { once: true });
})();
