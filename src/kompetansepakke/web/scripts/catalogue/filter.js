// Which entries of the catalogue the choices let through, and what each further choice would give.
import { boxes, isOn } from "./choices.js";
import { fold } from "../shared/fold.js";

/**
 * @typedef {{ item: HTMLElement, module: Element, within: Element, minutes: number, fits: number[], shown: boolean, text: string }} Entry
 * An entry with its module's section and its package's, and the places of the boxes that it fits.
 * @typedef {{ number: number, minutes: number, counts: Uint32Array, sums: Uint32Array }} Count
 * How many are shown and their minutes, and the same for each box.
 */

const names = [...new Set(boxes.map((box) => box.name))];
/** The group of each box, as a bit. */
const bits = boxes.map((box) => 1 << names.indexOf(box.name));
/** @type {NodeListOf<HTMLElement>} */
const sections = document.querySelectorAll("[data-kp-catalogue] section");
const entries = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-kp-catalogue] [data-kp-r]")]).map(entryOf);

/**
 * An entry tells its kind, its minutes and the places of the boxes that it fits (pages/made/catalogue.py).
 * @param {HTMLElement} item
 * @returns {Entry}
 */
function entryOf(item) {
  const [, minutes, ...fits] = String(item.dataset.kpR).split(" ").map(Number);
  const module = /** @type {Element} */ (item.closest("section"));
  return { item, module, within: /** @type {Element} */ (module.parentElement), minutes, fits, shown: true, text: "" };
}

/** The words of each entry and of the headings it stands under; made when the reader is about to write, all at once. */
export function index() {
  if (entries[0].text) return;
  const texts = entries.map(({ module, within, item }) => [module.firstElementChild, within.firstElementChild, item]
    .map((part) => part?.textContent).join(" "));
  fold(texts.join("\n")).split("\n").forEach((text, at) => {
    entries[at].text = text;
  });
}

/**
 * Show the entries that fit what is chosen, and hide the others. «Or» inside a group, «and» between.
 * @param {string[]} asked The words that are looked for.
 */
export function filter(asked) {
  if (asked.length) index();
  const on = boxes.map(isOn);
  const active = bits.reduce((all, bit, at) => (on[at] ? all | bit : all), 0);
  /** @type {Count} */
  const count = { number: 0, minutes: 0, counts: new Uint32Array(on.length), sums: new Uint32Array(on.length) };
  /** @type {Map<Element, number>} */
  const left = new Map();
  for (const entry of entries) {
    const met = entry.fits.reduce((all, box) => (on[box] ? all | bits[box] : all), 0);
    const failed = asked.every((word) => entry.text.includes(word)) ? active & ~met : -1;
    add(count, entry, failed);
    if (entry.shown === Boolean(failed)) entry.item.hidden = entry.shown;
    entry.shown = !failed;
    if (!failed) left.set(entry.module, (left.get(entry.module) ?? 0) + 1).set(entry.within, 1);
  }
  for (const section of sections) showSection(section, left.get(section) ?? 0);
  return count;
}

/**
 * @param {HTMLElement} section
 * @param {number} shown How many of its entries are.
 */
function showSection(section, shown) {
  section.hidden = !shown;
  section.style.setProperty("--kp-entries", String(shown));
}

/**
 * An entry counts for the choices of the one group that it fails, or for all.
 * @param {Count} count
 * @param {Entry} entry
 * @param {number} failed The groups whose choices it fails, as bits.
 */
function add(count, { fits, minutes }, failed) {
  if (!failed) {
    count.number += 1;
    count.minutes += minutes;
  }
  if (failed & (failed - 1)) return;
  for (const box of fits) {
    if (failed && failed !== bits[box]) continue;
    count.counts[box] += 1;
    count.sums[box] += minutes;
  }
}
