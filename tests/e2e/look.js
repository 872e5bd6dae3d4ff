// All that axe could find something wrong with in parts of a page, as a text: of two that look alike it says the same.
// Where links lead is left out, for that differs from page to page. What shines through is looked at on each page.
([parts, others]) => {
  const STYLES = ["color", "background-color", "background-image", "border-bottom-style", "border-bottom-color", "clip-path",
    "content-visibility", "display", "filter", "float", "font-size", "font-style", "font-weight", "mask-image",
    "mix-blend-mode", "opacity", "overflow-x", "overflow-y", "pointer-events", "position", "text-decoration-line",
    "text-shadow", "transform", "visibility", "z-index", "-webkit-text-fill-color", "-webkit-text-stroke-width"];
  const styles = (style) => STYLES.map((name) => style.getPropertyValue(name)).join(";");
  const added = (one, pseudo) => {
    const style = getComputedStyle(one, pseudo);
    return style.content === "none" || style.content === "normal" ? "" : style.content + styles(style);
  };
  const told = (one) => {
    const { x, y, width, height } = one.getBoundingClientRect();
    const words = [...one.childNodes].map((node) => node.nodeType === Node.TEXT_NODE ? node.data : "<>");
    return [one.cloneNode().outerHTML.replace(/ (href|src)="[^#"]+/g, " $1=\"…"), words, x, y, width, height,
      styles(getComputedStyle(one)), added(one, "::before"), added(one, "::after")].join("|");
  };
  const walked = (one) => others && one.matches(others) ? [] : [one, ...[...one.children].flatMap(walked)];
  const roots = [...document.querySelectorAll(parts)];
  const clear = roots.some((one) => /rgba|\/|transparent/.test(getComputedStyle(one).backgroundColor));
  const under = [document.documentElement, document.body].map((one) => styles(getComputedStyle(one)));
  return [clear ? location.href : "", innerWidth, ...under, ...roots.flatMap(walked).map(told)].join("\n");
}
