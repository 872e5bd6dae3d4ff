// The planner's form stands filled in from the start. What works out the dates is fetched when a reader reaches for it,
// or when the address asks for a plan of its own or this browser remembers one: most readers only look.
import { remembered } from "../shared/remembered.js";
import { el, later, onDisk, run } from "../shared/page.js";

/** @type {HTMLElement | null} */
const planner = document.querySelector("[data-kp-planner]");
let ready = false;
let loading = false;
/** @type {HTMLButtonElement | null} */
let pressed = null;

/**
 * Fetch what works out the dates, unless it has come or is on its way.
 * @param {HTMLElement} root
 * @param {HTMLFormElement} form
 */
async function wake(root, form) {
  if (ready || loading) return;
  loading = true;
  form.ariaBusy = "true";
  try {
    await run("assets/kp/school-plan.js");
    await run("assets/kp/planner-page.js");
    await later.planner?.(root);
    ready = true;
  } catch {
    form.hidden = false;
    const said = root.querySelector("[data-said]");
    if (said) said.textContent = root.dataset.failed ?? "";
  }
  loading = false;
  form.ariaBusy = null;
  if (ready) pressed?.click();
}

/**
 * @param {HTMLElement} root
 * @param {HTMLFormElement} form
 */
function listen(root, form) {
  for (const reach of ["focusin", "pointerover", "change", "click"]) form.addEventListener(reach, () => wake(root, form));
  // What is pressed before the script has come, is pressed when it has.
  form.addEventListener("click", ({ target }) => {
    if (!ready) pressed = /** @type {Element} */ (target).closest("button");
  });
  if (location.search || remembered()) wake(root, form);
  else form.hidden = false;
}

const form = planner?.querySelector("form");
// From a folder on disk no data can be fetched: the plan that stands in the page is what there is.
if (planner && form && onDisk) form.replaceWith(el("p", { class: "kp-note" }, planner.dataset.disk ?? ""));
else if (planner && form) listen(planner, form);
