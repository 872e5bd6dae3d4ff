// Minutes as forms, as worksheets are: a record for each field, of the kind "minutes", with the id "<id of the
// meeting>/<the field>". The date comes from the school's plan, and what was decided or is taken along comes up at the
// next meeting.
// This is the script of the minutes' page alone, in the place of work.js.
import { el, later, pack, part, stencil, wordsIn } from "../shared/page.js";
import { fill } from "../shared/wording.js";
import { download, written } from "../shared/taking.js";
import { read, watch } from "../shared/store.js";
import { open } from "../work/sheet-form.js";
import { begin, renew } from "../work/worksheet.js";
import { decided } from "./decided.js";
import { styled } from "../shared/styled.js";

/** @typedef {import("../work/sheet-form.js").Item} Item */

styled("kept");
const PLAIN = ".kp-fields > li, .kp-lines__title";
const STEP = "ol:has(.kp-clock) > li";

/**
 * What becomes fields, in the order of the page. Steps have their words as keys, so that they may change places.
 * @param {Element} section
 * @param {string} id
 */
function itemsOf(section, id) {
  /** @type {Item[]} */
  const items = [];
  /** @type {NodeListOf<HTMLElement>} */
  const found = section.querySelectorAll(`${PLAIN}, ${STEP}, .kp-rows tbody tr`);
  const plain = [...section.querySelectorAll(PLAIN)];
  for (const one of found) {
    if (one instanceof HTMLTableRowElement) {
      items.push(...[...one.cells].map((item, place) => ({ item: named(item, place), key: `row.${one.sectionRowIndex}.${place}` })));
    } else if (one.matches(STEP)) items.push({ item: below(one), key: one.dataset.kpKey });
    else items.push({ item: one, key: `field.${one.dataset.kpKey ?? plain.indexOf(one)}`, given: givenOf(one, id) });
  }
  return items;
}

/**
 * What the plan says of the meeting, where the field is of that.
 * @param {HTMLElement} item
 * @param {string} id
 */
function givenOf({ dataset: { kpGiven } }, id) {
  if (kpGiven === "date") return () => later.school?.held(id);
  return kpGiven === "place" ? () => later.school?.place : undefined;
}

/**
 * A cell with the name of its column and the number of its row, for those who don't see the table.
 * @param {Element} cell
 * @param {number} place
 */
function named(cell, place) {
  const head = cell.closest("table")?.querySelectorAll("th")[place].textContent ?? "";
  const row = /** @type {HTMLTableRowElement} */ (cell.parentElement).sectionRowIndex + 1;
  cell.append(el("span", { class: "kp-hidden" }, `${head} ${row}`));
  return cell;
}

/**
 * A place for notes below a step, called by the step's words without its clock.
 * @param {Element} step
 */
function below(step) {
  const copy = /** @type {Element} */ (step.cloneNode(true));
  for (const clock of copy.querySelectorAll(".kp-clock")) clock.remove();
  const made = el("div", {}, el("span", { class: "kp-hidden" }, wordsIn(copy)));
  step.append(made);
  return made;
}

/**
 * A meeting's part of the page, from its heading to the next.
 * @param {Element} heading
 */
function sectionOf(heading) {
  const section = el("section", { class: "kp-record" });
  heading.before(section);
  let next = /** @type {Element | null} */ (heading);
  while (next && (next === heading || next.localName !== "h2")) {
    const after = next.nextElementSibling;
    section.append(next);
    next = section.nextElementSibling ?? after;
  }
  return section;
}

/**
 * What was decided as a line for each row, below the heading of the rows: in a file, cells apart say nothing.
 * @param {Element} section
 * @returns {import("../work/sheet-form.js").Gather}
 */
const inLines = (section) => (parts) => {
  /** @type {Map<string, string[]>} */
  const rows = new Map();
  const isCell = (/** @type {{ own: string }} */ { own }) => own.startsWith("row.");
  for (const { own, text } of parts.filter((one) => isCell(one) && one.text)) {
    const [, row] = own.split(".");
    rows.set(row, [...rows.get(row) ?? [], text]);
  }
  const label = section.querySelector(".kp-table:has(.kp-rows)")?.previousElementSibling?.textContent ?? "";
  const first = parts.findIndex(isCell);
  const agreed = { label, text: [...rows.values()].map((cells) => cells.join(" – ")).join("\n") };
  return [...parts.slice(0, first), agreed, ...parts.slice(first).filter((one) => !isCell(one))];
};

/**
 * What was decided at the meeting before, where what is decided now comes up, and how long the steps took, where this
 * browser knows.
 * @param {Element} section
 * @param {string} id
 * @param {string} before
 */
function recall(section, id, before) {
  const [made, words] = stencil("referat");
  const [last, times, about] = made.children;
  const show = () => {
    const source = later.school?.before(id) || before;
    const agreed = source ? decided(source) : [];
    last.toggleAttribute("hidden", !agreed.length);
    last.lastElementChild?.replaceChildren(...agreed.map((text) => el("li", {}, text)));
    const used = read("used", pack, id);
    times.toggleAttribute("hidden", !used);
    about.toggleAttribute("hidden", Boolean(later.school) || !decided(id).length);
    part(times, "div").replaceChildren(written(used?.text ?? ""));
  };
  part(times, "button").addEventListener("click", () => {
    const rows = (read("used", pack, id)?.steps ?? []).map(([planned, used], at) => [pack, id, at + 1, planned, `${used}`.replace(".", ",")].join(";"));
    download(`${fill(words.file, { id })}.csv`, new Blob([[words.columns, ...rows, ""].join("\r\n")], { type: "text/csv" }));
  });
  section.querySelector(".kp-fields")?.before(last);
  section.querySelector(".kp-rows")?.parentElement?.after(about, times);
  watch(show);
  document.addEventListener("kp:plan", show);
  show();
}

const headings = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".kp-guide--record h2[id^='del.']")]);
const ids = headings.map(({ id }) => id.slice("del.".length));
for (const [at, heading] of headings.entries()) {
  const { textContent: title } = heading;
  const section = sectionOf(heading);
  open(section, "minutes", ids[at], title.trim(), itemsOf(section, ids[at])).gather = inLines(section);
  recall(section, ids[at], ids[at - 1] ?? "");
}
begin();
document.addEventListener("kp:plan", renew);
