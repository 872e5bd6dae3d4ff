// What the participants bring to a meeting, on its card and as one sheet of paper (partials/kp-work.html).
import { el, pack, part, printAlone, stencil, written } from "../shared/page.js";
import { read, records, watch } from "../shared/store.js";

/** @typedef {{ id: string, label: string, text: string }} Answer */

/**
 * The answers kept for a worksheet of the page's package, with their labels.
 * @param {string} sheet
 * @returns {Answer[]}
 */
export const answers = (sheet, kind = "sheet") => records(kind).filter(({ pack: own, id }) => own === pack && id.startsWith(`${sheet}/`))
  .map(({ id, record }) => ({ id, label: record?.label ?? id.slice(sheet.length + 1), text: record?.said ?? record?.text ?? "" })).filter(({ text }) => text);

/**
 * An answer with its label, to read.
 * @param {Answer} kept
 */
export const answer = ({ label, text }) => el("p", { class: "kp-answer" }, el("strong", {}, label), `\n${text}`);

/**
 * The reader's own notes and answers to what a link leads to.
 * @param {HTMLAnchorElement} link
 */
function own({ hash }) {
  const id = hash.slice(1);
  const text = read("note", pack, id)?.text;
  return [...text ? [written(text)] : [], ...answers(id).map(answer)];
}

/**
 * @param {string} title
 * @param {string} lead
 * @param {Element[]} parts
 */
function onPaper(title, lead, parts) {
  const sheet = el("section", { class: "kp-text kp-take" }, el("h1", {}, title), el("p", {}, lead), ...parts);
  document.body.append(sheet);
  addEventListener("afterprint", () => sheet.remove(), { once: true });
  printAlone(sheet);
}

/**
 * Show at a meeting what this reader brings, below the paragraph that says what is brought.
 * @param {Element} paragraph
 */
export function bring(paragraph) {
  const title = part(/** @type {Element} */ (paragraph.parentElement), ".kp-card__title").textContent;
  const [made, words] = stencil("med", title);
  const box = /** @type {HTMLDetailsElement} */ (made);
  const links = [...paragraph.querySelectorAll("a")];
  /** @param {(link: HTMLAnchorElement) => Node} name */
  const parts = (name) => links.flatMap((link) => {
    const found = own(link);
    return [el("p", {}, name(link)), ...found.length ? found : [el("p", { class: "kp-facts" }, words.none)]];
  });
  const show = () => part(box, "div").replaceChildren(...parts((link) => link.cloneNode(true)));
  part(box, "button").addEventListener("click", () => onPaper(title, words.take, parts((link) => el("strong", {}, link.textContent))));
  show();
  box.open = links.some((link) => own(link).length);
  paragraph.after(box);
  watch(show);
}
