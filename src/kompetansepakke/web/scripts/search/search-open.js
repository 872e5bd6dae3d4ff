// The search dialog's script is fetched when a reader first opens it, and asked for again at a key where it didn't come.
import { run } from "../shared/page.js";
import { T } from "../shared/strings.js";

const popover = document.querySelector("#kp-search");
const query = document.querySelector("#kp-query");

/** Enter pressed before the script has come counts when it has, unless the reader has gone on typing. */
let early = null;
let ready = false;

async function need() {
  try {
    await run("assets/kp/search.js");
  } catch {
    document.querySelector("[data-kp-status]").textContent = T.search_failed;
    return;
  }
  ready = true;
  if (early === query.value) query.form.requestSubmit();
  early = null;
}

popover?.addEventListener("toggle", (event) => {
  if (event.newState === "open") need();
});
query?.addEventListener("input", need);
query?.form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (!ready) early = query.value;
});
