// The planner's form stands filled in from the start. What works out the dates is fetched when a reader reaches for it,
// or when the address asks for a plan of its own: most readers only look.
import { el, later, onDisk, run } from "../shared/page.js";

const root = document.querySelector("[data-kp-planner]");
const form = root?.querySelector("form");
let awake;
let ready = false;
let pressed;

const wake = () => {
  awake ??= load();
};

async function load() {
  form.ariaBusy = true;
  try {
    await run("assets/kp/planner-page.js");
    await later.planner(root);
    ready = true;
  } catch {
    awake = null;
    form.hidden = false;
    root.querySelector("[data-said]").textContent = root.dataset.failed;
  }
  form.ariaBusy = null;
  if (ready) pressed?.click();
}

// From a folder on disk no data can be fetched: the plan that stands in the page is what there is.
if (root && onDisk) form.replaceWith(el("p", { class: "kp-note" }, root.dataset.disk));
else if (root) {
  for (const reach of ["focusin", "pointerover", "change", "click"]) form.addEventListener(reach, wake);
  // What is pressed before the script has come, is pressed when it has.
  form.addEventListener("click", ({ target }) => {
    if (!ready) pressed = target.closest("button");
  });
  if (location.search) wake();
  else form.hidden = false;
}
