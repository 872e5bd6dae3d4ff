// A button at each code field that puts its text where the reader can paste it.
import { el, stencil } from "../shared/page.js";

if (document.getElementById("kp.kopier") && "clipboard" in navigator) {
  const said = el("p", { class: "kp-hidden", role: "status" });
  document.body.append(said);
  for (const code of document.querySelectorAll("div.highlight > pre")) offer(code, said);
}

/**
 * @param {Element} code
 * @param {HTMLElement} said
 */
function offer(code, said) {
  const [button, words] = stencil("kopier");
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText((code.textContent ?? "").trimEnd());
      said.textContent = words.copied;
    } catch {
      said.textContent = words.failed;
    }
    button.title = said.textContent ?? "";
  });
  code.before(button);
  /** @type {HTMLElement} */ (code.closest("article")).classList.add("kp-can-copy");
}
