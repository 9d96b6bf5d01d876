// Draws the diagrams of a page, in the page's own colours, and again when these change. Loaded by decan.js where there is a diagram.
// The source stays below as the diagram's alternative in words; what Mermaid cannot draw keeps it open.
(() => {
  const MERMAID = "mermaid.tiny.js?11.17.2";
  let found = [];
  let made = 0;
  // Those of the page, in what state the one before left them; a preview may have changed their source, or brought and taken some.
  const look = () => {
    const before = found;
    found = [...document.querySelectorAll("pre.mermaid")].map((pre) => {
      const one = before.find((other) => other.pre === pre) || { pre };
      if (one.text !== pre.textContent) Object.assign(one, { text: pre.textContent, stale: true });
      return one;
    });
    for (const one of before) if (!found.includes(one)) one.box?.remove();
  };

  const style = document.createElement("style");
  style.textContent = `.drawing { overflow-x: auto; padding-block: var(--s2); -webkit-print-color-adjust: exact; print-color-adjust: exact; }
    .drawing > * { display: block; margin-inline: auto; } .drawing > div { min-inline-size: 35rem; }`;
  document.head.append(style);

  const probe = document.createElement("span");
  probe.hidden = true;
  document.body.append(probe);
  const colour = (name) => {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  };

  const colours = () => {
    const [paper, band, ink, soft, edge, rule, hit] = ["paper", "band", "ink", "ink-2", "edge", "rule", "hit"].map(colour);
    const many = ["link", "done", "held", "now", "gone", "ink-2"].map(colour);
    const variables = {
      background: paper, mainBkg: band, primaryColor: band, primaryTextColor: ink, primaryBorderColor: edge, secondaryColor: paper,
      secondaryTextColor: ink, secondaryBorderColor: edge, tertiaryColor: paper, tertiaryTextColor: ink, tertiaryBorderColor: rule,
      lineColor: soft, textColor: ink, titleColor: ink, edgeLabelBackground: paper, nodeTextColor: ink, clusterBkg: paper, clusterBorder: edge,
      noteBkgColor: hit, noteTextColor: ink, noteBorderColor: edge, actorBkg: band, actorBorder: edge, actorTextColor: ink, actorLineColor: edge,
      signalColor: soft, signalTextColor: ink, labelBoxBkgColor: band, labelBoxBorderColor: edge, labelTextColor: ink, loopTextColor: ink,
      activationBkgColor: hit, activationBorderColor: edge, sectionBkgColor: band, altSectionBkgColor: paper, sectionBkgColor2: band,
      taskBkgColor: many[0], taskBorderColor: many[0], taskTextColor: paper, taskTextLightColor: paper, taskTextOutsideColor: ink,
      taskTextDarkColor: ink, activeTaskBkgColor: hit, activeTaskBorderColor: many[2], doneTaskBkgColor: band, doneTaskBorderColor: edge,
      critBkgColor: many[3], critBorderColor: many[3], todayLineColor: many[3], gridColor: edge, pieTitleTextColor: ink, pieLegendTextColor: ink,
      pieSectionTextColor: paper, pieStrokeColor: paper, pieOuterStrokeColor: edge, pieOpacity: "1",
    };
    many.forEach((value, index) => {
      for (const name of [`pie${index + 1}`, `pie${index + 7}`, `cScale${index}`, `cScale${index + 6}`, `git${index}`, `fillType${index}`]) variables[name] = value;
      for (const name of [`cScaleLabel${index}`, `cScaleLabel${index + 6}`, `gitBranchLabel${index}`]) variables[name] = paper;
    });
    return variables;
  };

  const drawn = async (which) => {
    const dark = getComputedStyle(probe).colorScheme === "dark" || (document.documentElement.dataset.theme || "") === ""
      && matchMedia("(prefers-color-scheme: dark)").matches;
    const fontFamily = getComputedStyle(document.querySelector(".nav") || document.body).fontFamily;
    mermaid.initialize({
      startOnLoad: false, securityLevel: "strict", suppressErrorRendering: true, theme: "base", fontFamily,
      gantt: { axisFormat: "%m-%d" },
      themeVariables: { ...colours(), darkMode: dark, fontFamily, fontSize: "15px" },
    });
    for (const one of found.filter(which)) {
      one.stale = false;
      try {
        // Some kinds are as wide as the box that they are drawn in. The old drawing stays until there is a new one, so that one has another id.
        one.box ||= box(one.pre);
        const sheet = document.createElement("div");
        sheet.style.cssText = one.drawn ? "block-size: 0; overflow: hidden; visibility: hidden" : "";
        one.box.append(sheet);
        show(one, (await mermaid.render(`d-diagram-${made++}`, one.text, sheet)).svg);
      } catch {
        one.box.remove();
        one.box = null;
        if (one.drawn) fold(one, false);
      }
    }
  };
  // One after the other: Mermaid has one set of settings.
  let last = Promise.resolve();
  const draw = (which) => {
    last = last.then(() => drawn(which));
    return last;
  };
  const all = () => draw(() => true);

  const box = (pre) => {
    const frame = document.createElement("div");
    frame.className = "drawing";
    (pre.closest("details") || pre).before(frame);
    return frame;
  };

  const fold = (one, away) => {
    one.drawn = away;
    const details = one.pre.closest("details");
    if (details) details.open = !away;
    else one.pre.hidden = away;
  };

  const show = (one, svg) => {
    if (!one.drawn) fold(one, true);
    one.box.innerHTML = svg;
    one.box.style.background = colour("paper");
    const picture = one.box.firstElementChild;
    const caption = one.box.closest("figure")?.querySelector("figcaption");
    picture.setAttribute("role", "img");
    if (!picture.hasAttribute("aria-labelledby")) picture.setAttribute("aria-label", caption ? caption.textContent : "Mermaid");
    // On a phone a wide drawing scrolls before its letters get too small to read.
    const { width, height } = picture.viewBox.baseVal;
    if (width) picture.style.cssText += `width: 100%; min-width: ${Math.round(width * 0.8)}px; height: auto; aspect-ratio: ${width} / ${height}`;
    if (one.box.scrollWidth > one.box.clientWidth) one.box.tabIndex = 0;
  };

  const script = document.createElement("script");
  script.src = new URL(MERMAID, document.currentScript.src).href;
  script.addEventListener("load", async () => {
    look();
    await all();
    new MutationObserver(all).observe(document.documentElement, { attributeFilter: ["data-theme"] });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", all);
    const again = () => {
      look();
      if (found.some(({ stale }) => stale)) draw(({ stale }) => stale);
    };
    document.addEventListener("decan:update", again);
    again();
  });
  document.head.append(script);
})();
