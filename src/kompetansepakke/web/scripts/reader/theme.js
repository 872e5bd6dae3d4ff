// Light, dark or as the device says. Kept in this browser only, and only once the reader has chosen.
import { keep, kept } from "../shared/storage.js";

const KEY = "kp-theme";
/** The themes, and for which media each has the dark style sheet. */
const MEDIA = { auto: "screen and (prefers-color-scheme: dark)", light: "not all", dark: "screen" };
const NAMES = /** @type {(keyof typeof MEDIA)[]} */ (Object.keys(MEDIA));
/** @type {NodeListOf<HTMLElement>} */
const buttons = document.querySelectorAll("[data-kp-theme]");

const before = kept(KEY);
let theme = NAMES.find((name) => name === before) ?? "auto";
const show = () => {
  /** @type {HTMLLinkElement} */ (document.querySelector("#kp-dark")).media = MEDIA[theme];
  for (const button of buttons) {
    button.hidden = false;
    /** @type {Element} */ (button.lastElementChild).textContent = button.dataset[theme] ?? "";
  }
};

show();
for (const button of buttons) {
  button.addEventListener("click", () => {
    theme = NAMES[(NAMES.indexOf(theme) + 1) % NAMES.length];
    show();
    keep(KEY, theme === "auto" ? null : theme);
  });
}
