// Style sheets of what few pages show at first: a script asks for its own.
import { base, el } from "./page.js";

/** @type {Map<string, Promise<unknown>>} */
const asked = new Map();

/**
 * Ask for the sheet `assets/kp/<name>.css`, once. Done when it is there, or surely won't come.
 * @param {string} name
 */
export function styled(name) {
  const coming = asked.get(name) ?? new Promise((resolve) => {
    const sheet = el("link", { rel: "stylesheet", href: `${base}/assets/kp/${name}.css` });
    sheet.onload = resolve;
    sheet.onerror = resolve;
    document.head.append(sheet);
  });
  asked.set(name, coming);
  return coming;
}
