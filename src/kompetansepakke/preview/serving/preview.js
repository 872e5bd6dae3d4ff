// The script of the live preview: follows what happens, loads the page anew in the same place, and tells what is wrong.

/**
 * @typedef {{ place: string, code: string, message: string, fix: string }} Fault
 * @typedef {{ number: number, version: string, heading: string, lead: string, close: string, mend: string, faults: Fault[] }} State
 * @typedef {{ page: string, y: number, id?: string, top?: number }} Place Where the reader is on which page.
 */

const shown = document.currentScript?.dataset.version;
const PLACE = "kp-preview-place";
/** @type {EventSource | undefined} */
let events;
/** @type {number | undefined} */
let told;
/** @type {HTMLElement | undefined} */
let panel;

/** A hidden page follows nothing: a browser has few lines to one server, and it catches up when it is seen. */
function follow() {
  events?.close();
  if (document.visibilityState === "hidden") return;
  events = new EventSource("/.kp/events");
  events.addEventListener("message", (message) => take(JSON.parse(message.data)));
}

/** @param {State} state */
function take(state) {
  if (state.version !== shown) {
    keepPlace();
    location.reload();
  } else if (state.number !== told) {
    told = state.number;
    close();
    if (state.faults.length) open(state);
  }
}

/** Where the reader is: at which height something with an id stands, since what is above may grow or go. */
function keepPlace() {
  const near = [...document.querySelectorAll("main [id]")]
    .filter((one) => one.getClientRects().length && one.getBoundingClientRect().top < innerHeight / 2).pop();
  /** @type {Place} */
  const place = { page: location.pathname, y: scrollY, id: near?.id, top: near?.getBoundingClientRect().top };
  try {
    sessionStorage.setItem(PLACE, JSON.stringify(place));
    history.scrollRestoration = "manual";
  } catch { /* a browser that keeps nothing: it finds the place as well as it can */ }
}

/** @param {Place} place */
function findPlace({ id, top = 0, y }) {
  const near = id && document.getElementById(id);
  scrollTo({ top: near ? scrollY + near.getBoundingClientRect().top - top : y, behavior: "instant" });
}

function returnToPlace() {
  /** @type {Place | null} */
  let place;
  try {
    place = JSON.parse(sessionStorage.getItem(PLACE) ?? "null");
    sessionStorage.removeItem(PLACE);
  } catch { return; }
  if (place?.page !== location.pathname) return;
  const there = place;
  history.scrollRestoration = "manual"; // said anew: what the page before us said may come too late
  findPlace(there);
  addEventListener("load", async () => {
    findPlace(there); // pictures have come, and the browser has been to the address's own place
    await Promise.allSettled([...document.fonts].map((face) => face.load())); // ready may be said before they are asked for
    findPlace(there);
    history.scrollRestoration = "auto";
  });
}

/** @param {State} state */
function open(state) {
  panel = document.createElement("div");
  const inside = panel.attachShadow({ mode: "open" });
  const style = Object.assign(document.createElement("link"), { rel: "stylesheet", href: "/.kp/preview.css" });
  document.body.append(panel);
  inside.append(style, box(state));
  panel.popover = "manual"; // above what else lies above the page; it takes no focus
  panel.showPopover?.();
}

/** @param {State} state */
function box(state) {
  const all = element("div", "", { className: "told", tabIndex: 0, role: "alert" });
  const button = element("button", state.close, { type: "button" });
  button.addEventListener("click", close);
  const head = element("div", "", { className: "head" });
  head.append(element("h2", state.heading), button);
  const list = element("ul", "");
  list.append(...state.faults.map((fault) => item(fault, state.mend)));
  all.append(head, element("p", state.lead), list);
  return all;
}

/**
 * @param {Fault} fault
 * @param {string} mend
 */
function item(fault, mend) {
  const made = element("li", "");
  if (fault.place) made.append(element("code", fault.place), ` ${fault.code}`, element("br", ""));
  made.append(fault.message);
  if (fault.fix) made.append(element("br", ""), element("strong", mend), ` ${fault.fix}`);
  return made;
}

/**
 * @param {keyof HTMLElementTagNameMap} name
 * @param {string} text
 * @param {object} [more] Properties of the element.
 */
const element = (name, text, more = {}) => Object.assign(document.createElement(name), { textContent: text }, more);

function close() {
  panel?.remove();
  panel = undefined;
}

document.addEventListener("keydown", (event) => event.key === "Escape" && close());
document.addEventListener("visibilitychange", follow);
addEventListener("pageshow", (event) => event.persisted && follow());
addEventListener("pagehide", () => events?.close());
returnToPlace();
follow();
