// The one stream of events for all tabs of a browser: a browser keeps six connections to a host, and a stream takes one for good.
// Runs as a shared worker. Where there is none, preview.js loads it into the page, with a single tab, and lets go of the stream while
// that is hidden. What the server and the tabs say is written down at the head of preview.js.
(() => {
  const shared = "SharedWorkerGlobalScope" in self;
  const address = new URL("events", shared ? location.href : document.currentScript.src);
  const SOON = 500;
  const LATE = 15_000;
  const tabs = new Map();
  let state = null;
  let stream = null;
  let timer = 0;
  let wait = SOON;
  let turn = 0;
  let waiting = "";

  const visible = () => [...tabs].filter(([, tab]) => tab.visible).sort(([, one], [, other]) => other.turn - one.turn);

  const close = () => {
    clearTimeout(timer);
    stream?.close();
    stream = null;
  };

  // The server is gone: ask again now and then, each time later, and only for a tab that somebody sees.
  const lose = () => {
    close();
    if (!visible().length) return;
    timer = setTimeout(open, wait);
    wait = Math.min(wait * 2, LATE);
  };

  const open = () => {
    close();
    stream = new EventSource(address);
    // What comes first says how things are, not that somebody has just written something: nobody is led anywhere.
    let first = true;
    stream.addEventListener("build", (event) => {
      wait = SOON;
      const { follow, ...told } = JSON.parse(event.data);
      state = told;
      for (const port of tabs.keys()) port.postMessage({ state });
      if (follow && !first) lead(follow);
      first = false;
    });
    stream.addEventListener("bye", lose);
    stream.addEventListener("error", lose);
  };

  // The tab that was looked at last goes to the page that is being written; when none can be seen, the next one that can.
  const lead = (page) => {
    const [best] = visible();
    waiting = best ? "" : page;
    best?.[0].postMessage({ follow: page });
  };

  const leave = (port) => {
    tabs.delete(port);
    port.close();
    if (!shared) close();
  };

  const hear = (port, { gone, seen }) => {
    if (gone) return leave(port);
    const fresh = !tabs.has(port);
    turn += 1;
    tabs.set(port, { visible: seen, turn: seen ? turn : tabs.get(port)?.turn || 0 });
    if (!stream && (seen || shared)) {
      wait = SOON;
      open();
    } else if (!seen && !shared) close();
    if (state && (fresh || seen)) port.postMessage({ state });
    if (seen && waiting) lead(waiting);
    return undefined;
  };

  const take = (port) => {
    port.addEventListener("message", ({ data }) => hear(port, data));
    port.addEventListener("close", () => leave(port));
    port.start();
  };

  if (shared) self.addEventListener("connect", ({ ports }) => take(ports[0]));
  else self.decanPreviewTake = take;
})();
