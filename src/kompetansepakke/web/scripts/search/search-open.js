// The search dialog's script is fetched when a reader first opens it, and asked for again at a key where it didn't come.
import { run } from "../shared/page.js";

const popover = document.querySelector("#kp-search");
/** @type {HTMLInputElement | null} */
const query = document.querySelector("#kp-query");
/** @type {HTMLElement | null} */
const status = document.querySelector("[data-kp-status]");

/**
 * Enter pressed before the script has come counts when it has, unless the reader has gone on typing.
 * @type {string | null}
 */
let early = null;
let ready = false;

async function need() {
  try {
    await run("assets/kp/search.js");
  } catch {
    if (status) status.textContent = status.dataset.failed ?? "";
    return;
  }
  ready = true;
  if (early !== null && early === query?.value) query.form?.requestSubmit();
  early = null;
}

popover?.addEventListener("toggle", (event) => {
  if (/** @type {ToggleEvent} */ (event).newState === "open") need();
});
query?.addEventListener("input", need);
query?.form?.addEventListener("submit", (event) => {
  event.preventDefault();
  if (!ready) early = query.value;
});
