// The catalogue: its filters hide entries, say what each choice would give, and stand in the address. What it says
// stands in the page (pages/templates/catalogue.html).
import { boxes, chosen, clear, form, fromAddress, label, settle, toAddress, words } from "./choices.js";
import { filter, index } from "./filter.js";
import { part, say, stencil } from "../shared/page.js";
import { fill } from "../shared/wording.js";
import { fold, plain, stem } from "../shared/fold.js";

/** @typedef {HTMLInputElement} Input */

/** @type {HTMLElement | null} */
const root = document.querySelector("[data-kp-catalogue]");
const phrases = /** @type {Record<string, string>} */ (root?.dataset);
const [panel, found, total, reset, chips, said, empty, look] = /** @type {HTMLElement[]} */ ([
  "details", ".kp-catalogue__found", "[role=status]", "[data-kp-reset]", ".kp-chips", ".kp-catalogue__said", "[data-kp-empty]", "[data-kp-show]",
].map((selector) => root?.querySelector(selector)));
const undo = /** @type {HTMLElement} */ (empty?.querySelector("button"));
const wide = matchMedia("(min-width: 78rem)");
/**
 * The chips of what has been chosen; made the first time it is.
 * @type {Map<Input, HTMLElement>}
 */
const chipOf = new Map();

/**
 * «2 t 5 min», after `before`; only that for no time.
 * @param {string} before
 * @param {number} all
 * @param {string} between
 */
function withTime(before, all, between) {
  const [hours, minutes] = [Math.floor(all / 60), all % 60];
  const phrase = hours ? minutes ? phrases.hoursMinutes : phrases.onlyHours : phrases.onlyMinutes;
  return all ? before + between + fill(phrase, { hours, minutes, count: minutes }) : before;
}

function show() {
  const asked = (fold(plain(words.value)).match(/[\p{L}\p{N}]+/gu) ?? []).map(stem);
  const { number, minutes, counts, sums } = filter(asked);
  boxes.forEach(({ parentElement: choice }, at) => {
    say(choice?.lastElementChild ?? null, withTime(String(counts[at]), sums[at], " · "));
    choice?.toggleAttribute("data-kp-none", !counts[at]);
  });
  tell(number, minutes);
}

/**
 * The chips, the count, and what stands on paper.
 * @param {number} number
 * @param {number} minutes
 */
function tell(number, minutes) {
  for (const [input, item] of chipOf) if (!chosen().includes(input)) item.remove();
  chosen().forEach((input, at) => {
    const item = chipOf.get(input) ?? newChip(input);
    say(part(item, "span + span"), label(input));
    if (chips.children[at] !== item) chips.insertBefore(item, chips.children[at]);
  });
  const labels = chosen().map(label);
  chips.hidden = reset.hidden = !labels.length;
  const count = fill(number === 1 ? phrases.one : phrases.many, { count: number });
  say(total, withTime(count, minutes, ", "));
  say(look, fill(phrases.show, { count }));
  say(said, labels.length ? `${phrases.chosen}: ${labels.join(" · ")}` : "");
  say(undo, fill(phrases.undo, { choice: labels.at(-1) }));
  empty.hidden = number > 0;
}

/** @param {Input} input */
function newChip(input) {
  const [item] = stencil("valg");
  chipOf.set(input, item);
  part(item, "button").addEventListener("click", () =>
    drop([input], (item.nextElementSibling ?? item.previousElementSibling)?.querySelector("button")));
  return item;
}

/**
 * Follow a choice. Where the filters stick beside a list that has been scrolled, the list starts from its top.
 * @param {Input} [input]
 */
function follow(input) {
  const scrolled = wide.matches && panel.getBoundingClientRect().top > found.getBoundingClientRect().top + 1;
  settle(input ? [input] : []);
  toAddress(input);
  show();
  if (scrolled) requestAnimationFrame(() => found.scrollIntoView());
}

/**
 * Remove choices. The focus goes first, to `next` or the count: in a changed page it would cost a layout.
 * @param {Input[]} inputs
 * @param {HTMLElement | null} [next]
 */
function drop(inputs, next) {
  (next ?? total).focus();
  inputs.forEach(clear);
  follow();
}

/** Beside the list the filters are open; above it, the reader opens them. */
const fit = () => panel.toggleAttribute("open", wide.matches);

function listen() {
  /** @type {number | undefined} */
  let waiting;
  form.addEventListener("input", ({ target }) => {
    clearTimeout(waiting);
    if (target === words) waiting = setTimeout(follow, 150, words);
    else follow(/** @type {Input} */ (target));
  });
  words.addEventListener("focus", index);
  form.addEventListener("submit", (event) => event.preventDefault());
  reset.addEventListener("click", () => drop(chosen()));
  undo.addEventListener("click", () => drop(chosen().slice(-1)));
  look.addEventListener("click", () => {
    panel.removeAttribute("open");
    total.focus();
  });
  addEventListener("popstate", () => {
    clearTimeout(waiting);
    if (found.contains(document.activeElement)) total.focus();
    fromAddress();
    show();
  });
  wide.addEventListener("change", fit);
  panel.addEventListener("toggle", () => {
    if (panel.hasAttribute("open") && !wide.matches) panel.scrollIntoView();
  });
}

if (root) {
  listen();
  fit();
  fromAddress();
  show();
  panel.hidden = false;
}
