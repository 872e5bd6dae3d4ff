// What the page is: which package, module and address, and where the edition's root lies. And what scripts make of it.
const { dataset } = document.documentElement;
const { body } = document;

/** From this page to the root of the edition in this language, without a slash at the end. */
export const base = dataset.kpBase ?? ".";
/** The package that the page belongs to, or "". */
export const pack = body.dataset.kpPackage ?? "";
/** The number of its module as text, or "". */
export const module = body.dataset.kpModule ?? "";
/** The page's address from the edition's root, like "fagfornyelsen/1-overordnet-del/". */
export const address = body.dataset.kpAddress ?? "";
/** Read from a folder on disk, where links to folders need their index.html. */
export const onDisk = location.protocol === "file:";

/**
 * Change the text of an element only where it is another, so that it is told once.
 * @param {Node | null} element
 * @param {string} text
 */
export function say(element, text) {
  if (element && element.textContent !== text) element.textContent = text;
}

/**
 * The words of an element, one space between them.
 * @param {Element} element
 */
export const wordsIn = (element) => element.textContent.trim().replace(/\s+/g, " ");

/**
 * The element that the page's templates promise there.
 * @template {Element} [E=HTMLElement]
 * @param {ParentNode} within
 * @param {string} selector
 * @returns {E}
 */
export const part = (within, selector) => /** @type {E} */ (within.querySelector(selector));

/**
 * A new element: `el("a", {href, class: "x"}, "text", child)`. True sets an empty attribute; null, undefined and false none.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} name
 * @param {Record<string, string | number | boolean | null | undefined>} [attributes]
 * @param {(Node | string)[]} children
 */
export function el(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(key, "");
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(key, String(value));
  }
  element.append(...children);
  return element;
}

/** @type {Map<string, Promise<unknown>>} */
const asked = new Map();
/**
 * Run another script of the edition, once. Rejects where it doesn't come; asking again tries again.
 * @param {string} path
 */
export function run(path) {
  const before = asked.get(path);
  if (before) return before;
  const coming = new Promise((resolve, reject) => {
    const script = el("script", { src: `${base}/${path}` });
    script.onload = resolve;
    script.onerror = reject;
    document.head.append(script);
  });
  asked.set(path, coming);
  coming.catch(() => asked.delete(path));
  return coming;
}
/**
 * What scripts that are fetched when they are needed hand over, by name.
 * @type {{
 *   docx?: (title: string, lang: string, fields: [string, string][]) => Blob,
 *   projector?: (card: HTMLElement) => void,
 *   planner?: (root: HTMLElement) => Promise<void>,
 *   schoolDays?: (part: Element, planner: import("../planner/own-days.js").OwnDays) => void,
 *   overview?: { take: (chosen: File[]) => Promise<void>, addDay: () => void },
 *   exported?: (text: string) => Promise<string[]>,
 *   school?: { place: string, held: (id: string) => string, after: (id: string) => string, before: (id: string) => string },
 * }}
 */
export const later = {};

/**
 * A copy of what the page's template `name` holds, with the title where it says so, and the template's phrases.
 * It says its language: the text that it is put into may be in another.
 * @param {string} name
 * @param {string} [title]
 * @returns {[HTMLElement, Record<string, string>]}
 */
export function stencil(name, title) {
  const { content, dataset: words } = /** @type {HTMLTemplateElement} */ (document.getElementById(`kp.${name}`));
  const made = /** @type {HTMLElement} */ (content.firstElementChild?.cloneNode(true));
  made.lang = document.documentElement.lang;
  for (const place of made.querySelectorAll("[data-title]")) place.textContent = ` – ${title}`;
  return [made, /** @type {Record<string, string>} */ (words)];
}

/**
 * A framed button that does `action` when it is pressed.
 * @param {string} name
 * @param {() => void} action
 * @param {Parameters<typeof el>[1]} [attributes]
 */
export function button(name, action, attributes) {
  const made = el("button", { type: "button", class: "kp-button kp-button--framed", ...attributes }, name);
  made.addEventListener("click", action);
  return made;
}
