// Where an owner chooses the schools' plans. What reads and compares them is fetched when a reader reaches for the form.
import { later, part, run, say } from "../shared/page.js";

const PATH = "assets/kp/overview-page.js";
const root = part(document, "[data-kp-overview]");
/** @type {HTMLInputElement} */
const files = part(root, "[type=file]");

/** @param {(page: NonNullable<typeof later.overview>) => void} action */
async function use(action) {
  try {
    await run(PATH);
  } catch {
    say(part(root, "[data-part=said]"), root.dataset.failed ?? "");
    return;
  }
  if (later.overview) action(later.overview);
}

root.hidden = false;
// A hand or the focus on its way: the script may as well be on its way. It is asked for again when it is needed.
for (const reach of ["pointerover", "focusin"]) root.addEventListener(reach, () => run(PATH).catch(() => {}));
part(root, "form").addEventListener("submit", (event) => {
  event.preventDefault();
  use(({ addDay }) => addDay());
});
files.addEventListener("change", () => {
  const chosen = [...files.files ?? []];
  files.value = "";
  use(({ take }) => take(chosen));
});
for (const name of ["dragover", "drop"]) {
  root.addEventListener(name, (event) => {
    event.preventDefault();
    root.classList.toggle("kp-overview--over", name === "dragover");
    const dropped = [.../** @type {DragEvent} */ (event).dataTransfer?.files ?? []];
    if (name === "drop" && dropped.length) use(({ take }) => take(dropped));
  });
}
root.addEventListener("dragleave", () => root.classList.remove("kp-overview--over"));
