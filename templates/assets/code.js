// A button on each block of code that copies it: the code alone, without numbers and marks of lines. Loaded by decan.js where there is code.
(() => {
  const words = document.querySelector("script[data-copy]")?.dataset || {};
  const status = document.createElement("p");
  status.className = "sr";
  status.setAttribute("role", "status");
  document.body.append(status);

  const style = document.createElement("style");
  style.textContent = `.copy { position: absolute; inset: .125rem 0 auto auto; inline-size: 1.75rem; block-size: 1.75rem; padding: .375rem; border: 0;
    background: var(--paper); color: var(--ink-2); cursor: pointer; } .copy:hover { color: var(--ink); }
    @media (pointer: coarse) { .copy { inline-size: 2.75rem; block-size: 2.75rem; inset-block-start: -.375rem; padding: .875rem; background: none; } }
    @media print { .copy { display: none; } }`;
  document.head.append(style);

  const SHEETS = "M5.5 4.5V2h8.5v9h-2.5M2 5h8.5v9H2z";
  const TICK = "M2.5 8.5l4 4 7-9";
  const draw = (button, path) => {
    button.innerHTML = `<svg viewBox="0 0 16 16" width="16" height="16" fill="none" stroke="currentColor" stroke-width="1.5" aria-hidden="true"><path d="${path}"/></svg>`;
  };

  // Browsers give the clipboard to https and file only; elsewhere the text is selected and copied from there.
  const copy = async (pre) => {
    if (navigator.clipboard) return navigator.clipboard.writeText(pre.textContent);
    getSelection().selectAllChildren(pre);
    if (!document.execCommand("copy")) throw new Error("not copied");
    return getSelection().removeAllRanges();
  };

  const equip = (pre) => {
    if (pre.nextElementSibling?.matches(".copy")) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.title = words.copy || "";
    button.setAttribute("aria-label", words.copy || "");
    draw(button, SHEETS);
    let timer = 0;
    button.addEventListener("click", async () => {
      try {
        await copy(pre);
      } catch {
        getSelection().selectAllChildren(pre);
        return;
      }
      draw(button, TICK);
      status.textContent = words.copied || "";
      clearTimeout(timer);
      timer = setTimeout(() => {
        draw(button, SHEETS);
        status.textContent = "";
      }, 2000);
    });
    pre.after(button);
  };
  const all = () => document.querySelectorAll(".code pre").forEach(equip);
  all();
  document.addEventListener("decan:update", all);
})();
