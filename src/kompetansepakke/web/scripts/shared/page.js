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

const asked = new Map();
/** Run another script of the edition, once. Rejects where it doesn't come; asking again tries again. */
export function run(path) {
  if (!asked.has(path)) {
    asked.set(path, new Promise((resolve, reject) => {
      const script = el("script", { src: `${base}/${path}` });
      script.onload = resolve;
      script.onerror = reject;
      document.head.append(script);
    }));
    asked.get(path).catch(() => asked.delete(path));
  }
  return asked.get(path);
}
/** What scripts that are fetched when they are needed hand over, by name. */
export const later = {};

/** A copy of what the page's template `name` holds, with the title where it says so, and the template's phrases. */
export function stencil(name, title) {
  const { content, dataset: words } = document.getElementById(`kp.${name}`);
  const made = content.firstElementChild.cloneNode(true);
  for (const place of made.querySelectorAll("[data-title]")) place.textContent = ` – ${title}`;
  return [made, words];
}

/** «21. november 2026 kl. 14:32», or the time alone if it is today; nothing for what is no time. */
export function when(at) {
  const time = new Date(at);
  const locale = [document.documentElement.lang, "nb"];
  if (Number.isNaN(time.getTime())) return "";
  return time.toDateString() === new Date().toDateString() ? `kl. ${time.toLocaleTimeString(locale, { timeStyle: "short" })}`
    : time.toLocaleString(locale, { dateStyle: "long", timeStyle: "short" });
}

/** A framed button that does `action` when it is pressed. */
export function button(name, action, attributes) {
  const made = el("button", { type: "button", class: "kp-button kp-button--framed", ...attributes }, name);
  made.addEventListener("click", action);
  return made;
}

/** Hand the reader a file: a Blob, under this name. */
export function download(name, file) {
  const link = el("a", { href: URL.createObjectURL(file), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

/** Print `part` and nothing else of the page, and nothing that is said to leaders in it. */
export function printAlone(part) {
  const others = [...part.querySelectorAll(".kp-tip")];
  for (let node = part; node !== document.body; node = node.parentElement) {
    others.push(...[...node.parentElement.children].filter((one) => one !== node));
  }
  for (const one of others) one.classList.add("kp-aside");
  addEventListener("afterprint", () => others.forEach((one) => one.classList.remove("kp-aside")), { once: true });
  print();
}

/** A text to read, with its lines as they were written. */
export const written = (text) => el("div", { class: "kp-written" }, text);
