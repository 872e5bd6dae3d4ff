// What front pages tell of progress: where to go on, and how much of each module is done in the package's figure. The
// edition's front page also tells where a school is in the packages that it has a plan for.
/** @import { Mark } from "./progress.js" */
import { onDisk, pack, part, run, stencil } from "../shared/page.js";
import { records } from "../shared/records.js";
import { watch } from "../shared/store.js";
import { href } from "../shared/wording.js";
import { COUNTED, done, holders, itemsAt, itemsOf, marked, target } from "./progress.js";

const SVG = "http://www.w3.org/2000/svg";

/**
 * How much of a box of a figure is done, as a line in it.
 * @param {Element} box
 * @param {number} share
 */
function line(box, share) {
  const drawn = document.createElementNS(SVG, "rect");
  /** @param {string} name */
  const at = (name) => Number(box.getAttribute(name));
  const shape = { class: "kp-svg__done", x: at("x") + 6, y: at("y") + 5, height: 4, rx: 2, width: (at("width") - 12) * share };
  for (const [name, value] of Object.entries(shape)) drawn.setAttribute(name, String(value));
  return drawn;
}

function boxes() {
  for (const link of document.querySelectorAll(".kp-svg__link")) {
    const items = itemsAt(target(link));
    const share = items.filter(done).length / items.length;
    link.querySelector(".kp-svg__done")?.remove();
    const box = link.querySelector("rect");
    if (box && share) box.after(line(box, share));
  }
}

/**
 * The first that is not done after the one marked last; before it, if all that follows is done.
 * @param {Element} place
 */
function onward(place) {
  const cards = holders.filter((one) => one.matches(".kp-module"));
  const shown = cards.flatMap((card) => itemsOf(card).map((one) => ({ ...one, card })));
  const last = marked().filter((mark) => shown.some((one) => one.pack === mark.pack))
    .reduce((one, other) => (one && one.at > other.at ? one : other), /** @type {Mark | null} */ (null));
  const items = shown.filter((one) => one.pack === last?.pack);
  const at = items.findIndex((one) => one.key === last?.key);
  const next = items.slice(at + 1).find((one) => !done(one)) ?? items.find((one) => !done(one));
  place.replaceChildren();
  if (!next) return;
  const link = /** @type {HTMLAnchorElement} */ (stencil("videre")[0]);
  link.href = href(next.url);
  part(link, "span").append(...part(next.card, "a").cloneNode(true).childNodes);
  place.append(link);
}

function show() {
  document.querySelectorAll("[data-kp-continue]").forEach(onward);
  boxes();
  if (!pack && !onDisk && records("plan").length) run("assets/kp/school-plan.js");
}

watch(show);
document.addEventListener(COUNTED, show);
show();
