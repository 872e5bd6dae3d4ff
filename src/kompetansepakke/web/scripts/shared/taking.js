// What readers take with them of what they wrote: files, paper, and the texts with their times.
import { el } from "./page.js";

/**
 * «21. november 2026 kl. 14:32», or the time alone if it is today; nothing for what is no time.
 * @param {string | undefined} at
 */
export function when(at) {
  const time = new Date(at ?? "");
  const locale = [document.documentElement.lang, "nb"];
  if (Number.isNaN(time.getTime())) return "";
  return time.toDateString() === new Date().toDateString() ? `kl. ${time.toLocaleTimeString(locale, { timeStyle: "short" })}`
    : time.toLocaleString(locale, { dateStyle: "long", timeStyle: "short" });
}

/**
 * Hand the reader a file under this name.
 * @param {string} name
 * @param {Blob} file
 */
export function download(name, file) {
  const link = el("a", { href: URL.createObjectURL(file), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

/**
 * Print `only` and nothing else of the page, and nothing that is said to leaders in it.
 * @param {Element} only
 */
export function printAlone(only) {
  const others = [...only.querySelectorAll(".kp-tip")];
  for (let node = only; node.parentElement && node !== document.body; node = node.parentElement) {
    for (const one of node.parentElement.children) if (one !== node) others.push(one);
  }
  for (const one of others) one.classList.add("kp-aside");
  addEventListener("afterprint", () => {
    for (const one of others) one.classList.remove("kp-aside");
  }, { once: true });
  print();
}

/**
 * A text to read, with its lines as they were written.
 * @param {Node | string} text
 * @param {string} [lang] The tag of its language, where that is known.
 */
export const written = (text, lang) => el("div", { class: "kp-written", lang }, text);
