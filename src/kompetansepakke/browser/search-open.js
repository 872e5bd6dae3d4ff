// The search dialog's script is fetched when a reader first opens it.
import { run } from "./page.js";
import { T } from "./strings.js";

document.querySelector("#kp-search")?.addEventListener("toggle", async (event) => {
  if (event.newState !== "open") return;
  document.querySelector("#kp-query").focus();
  try {
    await run("assets/kp/search.js");
  } catch {
    document.querySelector("[data-kp-status]").textContent = T.search_failed;
  }
});
