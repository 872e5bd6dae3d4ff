// What the tests ask of a page from the inside. Each probe returns what is wrong, so that nothing wrong is an empty list.
globalThis.probes = (() => {
  const shown = (one) => one.checkVisibility({ visibilityProperty: true });
  const told = (one) => one.outerHTML.replace(/\s+/g, " ").slice(0, 120);
  const all = (selector) => [...document.querySelectorAll(selector)];
  const stops = new Set();
  let last;

  // The element that has the focus: is it in sight, whole, uncovered and marked? Null outside the page.
  function stop() {
    const here = document.activeElement;
    if (!here || here === document.body || here === document.documentElement) return null;
    if (here === last) return { again: false, count: stops.size, wrong: [] };  // a date has several stops inside
    const again = stops.has(here);
    stops.add(here);
    last = here;
    const boxes = [...here.getClientRects()].filter((box) => box.width && box.height);
    const header = document.querySelector(".kp-header");
    const tall = boxes.some((box) => box.height > innerHeight - (header?.offsetHeight ?? 0) - 40);
    // Some of it is hit from above, and none of it lies under the header.
    const seen = (box) => {
      const [top, foot] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
      const hits = [top + 4, (top + foot) / 2, foot - 4].map((y) => document.elementFromPoint(box.left + box.width / 2, y));
      const covered = hits.some((hit) => header?.contains(hit) && !header.contains(here));
      return hits.some((hit) => hit && (hit === here || here.contains(hit))) && (tall || !covered) && foot - top > 8;
    };
    const whole = (box) => box.top > -1 && box.bottom < innerHeight + 1;
    const { outlineStyle, outlineWidth } = getComputedStyle(here);
    const wrong = [];
    if (!boxes.length || !boxes.every(seen) || !(tall || boxes.every(whole))) wrong.push(`out of sight ${JSON.stringify(boxes)}`);
    if (outlineStyle === "none" || parseFloat(outlineWidth) < 2) wrong.push("no ring");
    if (!boxes.every((box) => box.left >= -1 && box.left < innerWidth)) wrong.push("beside the screen");
    return { again, count: stops.size, wrong: wrong.length ? [`${wrong}: ${told(here)}`] : [] };
  }

  // Have the page drawn no more, where it is only measured: that takes up to a quarter of the time.
  function undrawn() {
    document.documentElement.style.opacity = "0";
  }

  // The same of where each Tab led, as the next is pressed, until the page's end is met.
  const walk = {};
  addEventListener("keydown", ({ key }) => {
    if (key !== "Tab" || walk.ended !== false) return;
    if (walk.begun) arrive(stop());
    walk.begun = true;
  }, { capture: true });

  // Begin such a walk before the page's first stop, or after its last: there is where something had the focus, and went.
  function begin(backwards) {
    stops.clear();
    last = null;
    const edge = document.createElement("button");
    document.body[backwards ? "append" : "prepend"](edge);
    edge.focus();
    edge.remove();
    Object.assign(walk, { begun: false, ended: false, count: 0, wrong: [] });
  }

  function arrive(here) {
    walk.ended = !here || here.again;
    if (walk.ended) return;
    walk.count = here.count;
    walk.wrong.push(...here.wrong);
  }

  const stopCount = () => all("a[href], button, input, select, textarea, summary, [tabindex='0']")
    .filter((one) => shown(one) && !one.disabled && (one.type !== "radio" || one.checked)).length;

  // What makes the page wider than the screen.
  function wider() {
    const page = document.scrollingElement;
    if (page.scrollWidth <= innerWidth) return [];
    return [`${page.scrollWidth} px`, ...all("body *")
      .filter((one) => one.getBoundingClientRect().right > innerWidth + 1 && !one.closest(".kp-table, .kp-popover, .kp-hidden"))
      .map(told)];
  }

  // Text that is cut or spills out of its box, and parts of the header that lie over each other.
  function cut() {
    const found = all("body *").filter((one) => {
      // What a file field says is the browser's, and ours lies unseen over a label of its own.
      if (!shown(one) || one.closest("svg, .kp-hidden, [data-kp-theme-name], [type=file]")) return false;
      const { overflowX, overflowY, display, textOverflow } = getComputedStyle(one);
      const clips = [overflowX, overflowY].some((value) => value === "hidden" || value === "clip");
      const wide = one.scrollWidth > one.clientWidth + 1;
      const text = [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
      return textOverflow === "ellipsis" || (clips && (wide || one.scrollHeight > one.clientHeight + 1))
        || (text && wide && display !== "inline" && overflowX === "visible");
    });
    const tools = all(".kp-header__inner > *, .kp-tools > *").filter(shown);
    const over = tools.filter((one) => tools.some((other) => {
      const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
      const apart = a.right <= b.left + 1 || b.right <= a.left + 1 || a.bottom <= b.top + 1 || b.bottom <= a.top + 1;
      return one !== other && !one.contains(other) && !other.contains(one) && !apart;
    }));
    return [...found, ...over].map(told);
  }

  // The spacing of WCAG 1.4.12, as a reader's own style sheet sets it, or not.
  function space(wanted) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`p { margin-block-end: 2em !important; }
      * { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }`);
    document.adoptedStyleSheets = wanted ? [sheet] : [];
  }

  // Buttons and fields too small for a thumb. A box to tick is as large as its line; a word in a line is as a link is.
  const small = () => all("button:not(.kp-term), input, summary").filter((one) => {
    const { width, height } = (["checkbox", "radio"].includes(one.type) ? one.closest("label, p") : one).getBoundingClientRect();
    return shown(one) && (width < 44 || height < 44);
  }).map((one) => `${Math.round(one.getBoundingClientRect().height)} px: ${told(one)}`);

  // Words in figures that are cut, or smaller on this screen than `least` pixels.
  const figures = (least) => all(".kp-svg text").filter((text) => {
    const svg = text.ownerSVGElement;
    const [box, whole] = [text.getBoundingClientRect(), svg.getBoundingClientRect()];
    const size = parseFloat(getComputedStyle(text).fontSize) * whole.width / svg.viewBox.baseVal.width;
    return box.left < whole.left - 1 || box.right > whole.right + 1 || box.bottom > whole.bottom + 1 || size < least;
  }).map((text) => text.textContent);

  // Colours and frames of what is shown.
  const look = (selector, pseudo = null) => all(selector).filter(shown).map((one) => {
    const { color, backgroundColor, borderTopStyle, borderInlineStartWidth } = getComputedStyle(one, pseudo);
    return { color, background: backgroundColor, border: borderTopStyle, edge: borderInlineStartWidth };
  });

  const still = () => document.getAnimations().length === 0 && all("*").every((one) => {
    const { transitionDuration, scrollBehavior } = getComputedStyle(one);
    return transitionDuration === "0s" && scrollBehavior === "auto";
  });

  // Until scripts have changed nothing for a tenth of a second: what they draw anew would be counted twice.
  const settled = () => new Promise((resolve) => {
    let waiting;
    const wait = () => {
      clearTimeout(waiting);
      waiting = setTimeout(resolve, 100);
    };
    new MutationObserver(wait).observe(document, { attributes: true, childList: true, subtree: true });
    wait();
  });

  // The same, once what is fetched when a reader reaches for a form is there, and has drawn what it draws.
  async function woken() {
    for (const form of all("form")) {
      form.querySelector("input, select, textarea")?.dispatchEvent(new FocusEvent("focusin", { bubbles: true }));
    }
    do await settled(); while (document.querySelector("[aria-busy=true]"));
  }

  return { settled, woken, undrawn, stop, begin, walked: () => walk, stopCount, wider, cut, space, small, figures, look, still };
})();
