// Remembers the role only when asked to; offers it next time, and forgets it at a click.
import { SITE, keep, kept } from "../shared/storage.js";

const KEY = `kp-role|${SITE}`;
const choices = /** @type {HTMLAnchorElement[]} */ ([...document.querySelectorAll("[data-kp-choice]")]);
const [remember, last] = /** @type {[HTMLInputElement, HTMLElement]} */ (["#kp-remember", "[data-kp-last]"].map((one) => document.querySelector(one)));
const before = kept(KEY);
const known = choices.find((choice) => choice.dataset.kpChoice === before);

/** @param {HTMLAnchorElement} choice */
function offer(choice) {
  const [link, forget] = /** @type {[HTMLAnchorElement, HTMLElement]} */ ([...last.children]);
  link.href = choice.getAttribute("href") ?? "";
  link.textContent = (last.dataset.text ?? "").replace("{role}", choice.text.toLowerCase());
  last.hidden = false;
  forget.addEventListener("click", () => {
    keep(KEY, null);
    remember.checked = false;
    last.hidden = true;
    choices[0].focus();
  });
}

/** @type {HTMLElement} */ (remember.parentElement).hidden = false;
remember.checked = Boolean(known);
for (const choice of choices) {
  choice.addEventListener("click", () => keep(KEY, remember.checked ? choice.dataset.kpChoice ?? null : null));
}
if (known) offer(known);
