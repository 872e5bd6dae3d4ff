// What the participants bring to a meeting, on its card and as one sheet of paper. The boxes stand there already
// (note-boxes.js).
import { el, pack, part } from "../shared/page.js";
import { read, watch } from "../shared/store.js";
import { printAlone, written } from "../shared/taking.js";
import { languageOf } from "../shared/language.js";
import { answer, answers } from "./answers.js";
import { broughtBoxes } from "./note-boxes.js";

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
 * Show at a meeting what this reader brings.
 * @param {import("./note-boxes.js").BroughtBox} drawn
 */
function bring({ paragraph, title, box, words }) {
  const links = [...paragraph.querySelectorAll("a")];
  /** @param {(link: HTMLAnchorElement) => Node} name */
  const parts = (name) => links.flatMap((link) => {
    const found = own(link);
    return [el("p", { lang: languageOf(link) }, name(link)), ...found.length ? found : [el("p", { class: "kp-facts" }, words.none)]];
  });
  const show = () => part(box, "div").replaceChildren(...parts((link) => link.cloneNode(true)));
  part(box, "button").addEventListener("click", () => onPaper(title, words.take, parts((link) => el("strong", {}, ...link.cloneNode(true).childNodes))));
  show();
  box.open ||= links.some((link) => own(link).length);
  watch(show);
}

broughtBoxes.forEach(bring);
