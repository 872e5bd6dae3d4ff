// What a first visit can do without is fetched once something is kept in this browser, or the reader reaches for it:
// counts and marks in the menu, the school's plan, notes, and what can be done with a worksheet that is filled in.
// Which script that is on this page, the page says (base.html).
import { run, say } from "../shared/page.js";
import { keys, watch } from "../shared/store.js";

const OWN = ".kp-notes, .kp-sheet, .kp-field";
const PRESSED = ":is(.kp-notes, .kp-sheet) :is(button, a.kp-button)";
const REACHING = ["pointerdown", "focusin", "input", "toggle"];
const path = `assets/kp/${document.body.dataset.kpMore}.js`;
/** What is fetched builds on the page's own scripts, and may well come before the last of them has run. */
const built = new Promise((resolve) => {
  addEventListener("DOMContentLoaded", resolve);
  addEventListener("load", resolve);
});
let awake = false;

/** Whether the script is there. */
async function wake() {
  await built;
  await run(path).then(() => {
    awake = true;
  }, () => {});
  return awake;
}

/** @param {Event} event */
const within = ({ target }, selector = OWN) => (target instanceof Element ? target.closest(selector) : null);

/** @param {Element} place */
function tell(place) {
  const status = place.closest(OWN)?.querySelector("[role=status]") ?? null;
  say(status, document.getElementById("kp.notat")?.dataset.failed ?? "");
}

/** @param {Event} event */
async function reach(event) {
  const place = awake ? null : within(event);
  if (place && !await wake()) tell(place);
}

/**
 * A button that is pressed before the script has come is pressed again when it has.
 * @param {Event} event
 */
async function press(event) {
  const control = awake ? null : within(event, PRESSED);
  if (!control) return;
  event.preventDefault();
  event.stopPropagation();
  if (await wake()) /** @type {HTMLElement} */ (control).click();
  else tell(control);
}

const look = () => keys().length && wake();
watch(look);
look();
for (const kind of REACHING) document.addEventListener(kind, reach, true);
document.addEventListener("click", press, true);
