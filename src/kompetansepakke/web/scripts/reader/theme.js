// The button that changes between light, dark and as the device says.
import { chosen, KEY, SCHEMES, START, show } from "../shared/chosen-scheme.js";
import { keep } from "../shared/storage.js";

/** @type {NodeListOf<HTMLElement>} */
const buttons = document.querySelectorAll("[data-kp-theme]");

let scheme = chosen();
const tell = () => {
  for (const button of buttons) {
    button.hidden = false;
    /** @type {Element} */ (button.lastElementChild).textContent = button.dataset[scheme] ?? "";
  }
};

tell();
for (const button of buttons) {
  button.addEventListener("click", () => {
    scheme = SCHEMES[(SCHEMES.indexOf(scheme) + 1) % SCHEMES.length];
    show(scheme);
    tell();
    keep(KEY, scheme === START ? null : scheme);
  });
}
