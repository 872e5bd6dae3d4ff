// The search dialog. The index is fetched when the reader first opens it, the texts to quote from when hits are shown.
// What it says stands in the page (partials/kp-search.html).
import { part } from "../shared/page.js";
import { fill } from "../shared/wording.js";
import { styled } from "../shared/styled.js";
import { item } from "./hits.js";
import { load } from "./load.js";
import { ready, search } from "./match.js";

/** @typedef {ReturnType<typeof search>} Answer */

const STEP = 10;
styled("search");
/** @type {HTMLElement} */
const popover = part(document, "#kp-search");
/** @type {HTMLInputElement & { form: HTMLFormElement }} */
const input = part(document, "#kp-query");
const status = part(popover, "[data-kp-status]");
const results = part(popover, "[data-kp-results]");
const more = part(popover, "[data-kp-more]");
const words = /** @type {Record<string, string>} */ (status.dataset);
/** @type {import("./hits.js").Index | undefined} */
let index;
/** @type {Answer & { query: string | null }} */
let shown = { query: null, hits: [], marks: new Map(), instead: "", some: false };

async function opened() {
  if (index) return index;
  /** @type {import("./load.js").Given<import("./match.js").Packed>} */
  const { data } = await load("index");
  index = ready(data);
  return index;
}

/** @param {import("./hits.js").Index} from */
function showMore(from) {
  const { hits, marks } = shown;
  const there = results.children.length;
  results.append(...hits.slice(there, there + STEP).map((hit) => item(from, hit, marks)));
  more.hidden = results.children.length >= hits.length;
  return results.children[there];
}

/** @param {Answer} answer */
function phraseOf({ hits, instead, some }) {
  if (instead) return words.instead;
  if (some) return words.some;
  return hits.length > 1 ? words.many : hits.length ? words.one : words.none;
}

async function answer() {
  let found;
  try {
    found = await opened();
  } catch {
    status.textContent = words.failed;
    return;
  }
  const query = input.value.trim();
  if (query === shown.query) return;
  shown = { query, ...search(found, query) };
  status.textContent = query ? fill(phraseOf(shown), { count: shown.hits.length, query, instead: shown.instead }) : "";
  results.replaceChildren();
  showMore(found);
}

// The script is fetched when the search is open already.
function open() {
  if ("popover" in popover && !popover.matches(":popover-open")) return;
  if (!index) status.textContent = words.loading;
  answer();
}

/** @type {number | undefined} */
let waiting;
// Enter leads to the first hit, unless the reader has gone on typing while the index came.
input.form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const { value } = input;
  await answer();
  if (value === input.value) results.querySelector("a")?.focus();
});
input.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(answer, 120);
});
more.addEventListener("click", () => index && showMore(index).querySelector("a")?.focus());
// Escape closes at once, also where the browser would first empty the field.
input.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  event.preventDefault();
  popover.hidePopover?.();
});
popover.addEventListener("toggle", open);
open();
// A hit on the page that is open already leads nowhere else: let the reader see it.
results.addEventListener("click", ({ target }) => {
  if (/** @type {Element} */ (target).closest("a")) popover.hidePopover?.();
});
