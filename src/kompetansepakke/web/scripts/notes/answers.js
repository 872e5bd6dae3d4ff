// What is kept of the answers in a worksheet.
import { el, pack } from "../shared/page.js";
import { records } from "../shared/records.js";

/** @typedef {{ id: string, label: string, text: string, lang?: string, isStep: boolean }} Answer A step is in the language of its label, what the reader wrote may be in any. */

/**
 * The answers kept for a worksheet of the page's package, with their labels.
 * @param {string} sheet
 * @returns {Answer[]}
 */
export const answers = (sheet, kind = "sheet") => records(kind).filter(({ pack: own, id }) => own === pack && id.startsWith(`${sheet}/`))
  .map(({ id, record }) => ({
    id, label: record?.label ?? id.slice(sheet.length + 1), text: record?.said ?? record?.text ?? "", lang: record?.lang, isStep: record?.said !== undefined,
  })).filter(({ text }) => text);

/**
 * An answer with its label, to read.
 * @param {Answer} kept
 */
export const answer = ({ label, text, lang, isStep }) => el("p", { class: "kp-answer" }, el("strong", { lang }, label), "\n", isStep ? el("span", { lang }, text) : text);
