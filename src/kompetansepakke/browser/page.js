// What the page is: which package, module and address, and where the edition's root lies.
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

/** A link to an address of this edition, with or without "#…". */
export function href(to) {
  const [path, hash] = to.split("#");
  const file = onDisk && (path === "" || path.endsWith("/")) ? "index.html" : "";
  return `${base}/${path}${file}${hash === undefined ? "" : `#${hash}`}`;
}

/** A phrase with its {fields} filled. */
export const fill = (phrase, fields) => phrase.replaceAll(/\{(\w+)\}/g, (all, name) => fields[name] ?? all);

/** A new element: `el("a", {href, class: "x"}, "text", child)`. True sets an empty attribute; null, undefined and false none. */
export function el(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(key, "");
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(key, value);
  }
  element.append(...children);
  return element;
}
