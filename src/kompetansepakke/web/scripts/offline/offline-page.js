// The page about reading without a network: keep a package, see that it is kept, forget it all. What a package has there
// and what is said stands in the page (pages/templates/offline.html).
import { addressOf, current, keep, pathOf } from "./cache.js";
import { forget, renew } from "./renew.js";
import { begun, offered, scope } from "./offline.js";
import { stencil } from "../shared/page.js";
import { fill } from "../shared/wording.js";

/**
 * @typedef {import("./cache.js").State} State
 * @typedef {{ pack: string, title: string, press: HTMLButtonElement, bar: HTMLProgressElement, said: HTMLElement, words: Record<string, string> }} Row
 * A package in the list: what keeps or deletes it, how far that has come, and what is said.
 */

/** @param {number} bytes */
const megabytes = (bytes) => (bytes / 1e6).toLocaleString([document.documentElement.lang, "nb"], { maximumFractionDigits: 1, minimumFractionDigits: 1 });

/**
 * @param {State} state
 * @param {string[]} paths
 */
const size = ({ index }, paths) => paths.reduce((sum, path) => sum + index.files[path][0], 0);

/** The edition in another language lies in a folder of its own, which has the language's short name. */
const LANGUAGE = "(?:[a-z]{2,3}(?:-[a-z0-9]+)*/)?";

/**
 * Of a package: its own files, and what every page and the search need.
 * @param {State} state
 * @param {string} pack
 */
const needed = (state, pack) => Object.keys(state.index.files)
  .filter((path) => new RegExp(`^${LANGUAGE}(${pack}/|assets|search|ressurser|notater)`).test(path));

/**
 * What a package offers now, and `phrase` or that it is kept. The version may be another than when the page was opened.
 * @param {Row} row
 * @param {string} phrase
 */
async function refresh(row, phrase) {
  const { pack, title, press, bar, said, words } = row;
  const state = await current(scope);
  bar.hidden = true;
  press.removeAttribute("aria-disabled");
  said.textContent = phrase;
  if (!state) {
    press.hidden = true;
    return;
  }
  const there = new Set((await state.cache.keys()).map((request) => pathOf(request.url, scope)));
  const all = needed(state, pack);
  const missing = all.filter((path) => !there.has(path));
  press.textContent = fill(missing.length ? words.keep : words.drop, { title, size: megabytes(size(state, all)) });
  press.hidden = false;
  press.onclick = () => (missing.length ? fetchAll(row, state, missing) : drop(row, state, all));
  said.textContent = phrase || (missing.length ? "" : words.kept);
}

/**
 * @param {Row} row
 * @param {State} state
 * @param {string[]} missing
 */
async function fetchAll(row, state, missing) {
  const { press, bar, said, words } = row;
  if (!bar.hidden) return;
  press.setAttribute("aria-disabled", "true");
  Object.assign(bar, { max: size(state, missing), value: 0, hidden: false });
  said.textContent = words.working;
  const whole = await keep(state, missing, scope, (bytes) => {
    bar.value += bytes;
  }).catch(() => false);
  // Another version may have been published meanwhile: the next try is of that one.
  if (!whole) await renew(scope).catch(() => {});
  await refresh(row, whole && await current(scope) ? "" : words.failed);
}

/**
 * @param {Row} row
 * @param {State} state
 * @param {string[]} all
 */
async function drop(row, state, all) {
  const shell = new Set(state.index.shell);
  const own = new RegExp(`^${LANGUAGE}${row.pack}/`);
  for (const path of all.filter((one) => own.test(one) && !shell.has(one))) await state.cache.delete(addressOf(path, scope));
  await refresh(row, "");
}

/** @param {HTMLElement} entry */
function show(entry) {
  const { kpPackage: pack = "", title = "" } = entry.dataset;
  const [made, words] = stencil("pakke");
  const [press, bar, said] = /** @type {[HTMLButtonElement, HTMLProgressElement, HTMLElement]} */ ([...made.children]);
  bar.ariaLabel = fill(words.progress, { title });
  entry.append(made);
  refresh({ pack, title, press, bar, said, words }, "");
}

// Led here from a page that isn't kept: say which, and let the reader try again. Another address than one of this edition's
// was not written by the service worker.
function missed() {
  /** @type {HTMLElement | null} */
  const place = document.querySelector("[data-kp-missed]");
  const link = place?.querySelector("a");
  const side = new URLSearchParams(location.search).get("side");
  if (!place || !link || side === null || !URL.canParse(side, scope)) return;
  const { href } = new URL(side, scope);
  const path = pathOf(href, scope);
  if (path === null || path.includes("\uFFFD")) return;
  link.href = href;
  place.hidden = false;
}

/** @type {NodeListOf<HTMLElement>} */
const packages = document.querySelectorAll("[data-kp-offline-packages] [data-kp-package]");
/** @type {HTMLElement | null} */
const all = document.querySelector("[data-kp-forget]");

async function forgetAll() {
  await forget(scope);
  const worker = await navigator.serviceWorker.getRegistration(scope);
  await worker?.unregister();
  for (const entry of packages) entry.lastElementChild?.remove();
  const said = all?.nextElementSibling;
  if (said) said.textContent = stencil("pakke")[1].forgotten;
}

missed();
begun.then(() => packages.forEach(show));
if (all) {
  all.hidden = !offered;
  all.addEventListener("click", forgetAll);
}
