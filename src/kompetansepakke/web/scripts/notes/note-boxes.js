// The note fields at films, podcasts, texts and tasks, and the boxes at meetings for what is brought, as they are before
// anything is written: notes.js keeps what is, and is fetched when the reader reaches for one (wake.js).
// What they look like and say stands in the page (partials/kp-work.html).
import { address, el, pack, part, stencil } from "../shared/page.js";
import { read, write } from "../shared/store.js";
import { languageOf } from "../shared/language.js";

/**
 * @typedef {{ title: Element, id: string, name: string, box: HTMLDetailsElement, area: HTMLTextAreaElement, words: Record<string, string> }} NoteBox
 * @typedef {{ paragraph: Element, title: string, box: HTMLDetailsElement, words: Record<string, string> }} BroughtBox
 */

const TAKES_NOTES = ".kp-card:is(.kp-video, .kp-podcast, .kp-text, .kp-task) > .kp-card__title[id]";
const article = document.querySelector("article[data-kp-index]");

export const noteBoxes = [...article?.querySelectorAll(TAKES_NOTES) ?? []].map(noteBox);
export const broughtBoxes = [...article?.querySelectorAll(".kp-meeting > .kp-brings") ?? []].map(broughtBox);

/**
 * The field of the card with this title.
 * @param {Element} title
 * @returns {NoteBox}
 */
function noteBox(title) {
  const { id, textContent: name } = title;
  const [box, words] = stencil("notat", name);
  const area = /** @type {HTMLTextAreaElement} */ (part(box, "textarea"));
  const here = part(box, ".kp-facts");
  area.id = `kp.notat-${id}`;
  here.id = `kp.her-${id}`;
  area.setAttribute("aria-describedby", here.id);
  part(box, "label").setAttribute("for", area.id);
  title.parentElement?.append(box);
  return { title, id, name, box: /** @type {HTMLDetailsElement} */ (box), area, words };
}

/**
 * The box below the paragraph that says what is brought.
 * @param {Element} paragraph
 * @returns {BroughtBox}
 */
function broughtBox(paragraph) {
  const title = part(/** @type {Element} */ (paragraph.parentElement), ".kp-card__title").textContent;
  const [box, words] = stencil("med", title);
  for (const link of paragraph.querySelectorAll("a")) part(box, "div").append(el("p", { lang: languageOf(link) }, link.cloneNode(true)));
  paragraph.after(box);
  return { paragraph, title, box: /** @type {HTMLDetailsElement} */ (box), words };
}

/**
 * What a note's record says beside its text.
 * @param {NoteBox} box
 */
export const placeOf = ({ id, name, title }) => ({ title: name, lang: languageOf(title), url: `${address}#${id}` });

const untaken = new AbortController();
/** From now on notes.js keeps what is written. */
export const takeOver = () => untaken.abort();

/** Keep what was written before that script has come. */
function keepUnkept() {
  for (const box of noteBoxes) {
    const own = box.area.value.trim() && box.area.value;
    const there = read("note", pack, box.id)?.text ?? "";
    if (own && !there.includes(own)) write("note", pack, box.id, { ...placeOf(box), text: own.includes(there) ? own : `${there}\n\n${own}` });
  }
}

addEventListener("pagehide", keepUnkept, untaken);
document.addEventListener("visibilitychange", keepUnkept, untaken);
