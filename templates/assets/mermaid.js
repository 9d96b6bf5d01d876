// Draws the diagrams of a page, in the page's own colours, and again when these change. Loaded by decan.js where there is a diagram.
// The source stays below as the diagram's alternative in words; what Mermaid cannot draw keeps it open.
(() => {
  const MERMAID = "mermaid.tiny.js?11.17.2";
  const found = [...document.querySelectorAll("pre.mermaid")].map((pre) => ({ pre, text: pre.textContent }));

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

  const look = () => {
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

  const draw = async () => {
    const dark = getComputedStyle(probe).colorScheme === "dark" || (document.documentElement.dataset.theme || "") === ""
      && matchMedia("(prefers-color-scheme: dark)").matches;
    const fontFamily = getComputedStyle(document.querySelector(".nav") || document.body).fontFamily;
    mermaid.initialize({
      startOnLoad: false, securityLevel: "strict", suppressErrorRendering: true, theme: "base", fontFamily,
      gantt: { axisFormat: "%m-%d" },
      themeVariables: { ...look(), darkMode: dark, fontFamily, fontSize: "15px" },
    });
    for (const [index, one] of found.entries()) {
      try {
        // Some kinds are as wide as the box that they are drawn in.
        one.box ||= box(one.pre);
        const sheet = document.createElement("div");
        one.box.replaceChildren(sheet);
        show(one, (await mermaid.render(`d-diagram-${index}`, one.text, sheet)).svg);
      } catch {
        one.box.remove();
        one.box = null;
      }
    }
  };

  const box = (pre) => {
    const made = document.createElement("div");
    made.className = "drawing";
    (pre.closest("details") || pre).before(made);
    return made;
  };

  const show = (one, svg) => {
    if (!one.drawn) {
      one.drawn = true;
      const details = one.pre.closest("details");
      if (details) details.open = false;
      else one.pre.hidden = true;
    }
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
    await draw();
    new MutationObserver(draw).observe(document.documentElement, { attributeFilter: ["data-theme"] });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
  });
  document.head.append(script);
})();
