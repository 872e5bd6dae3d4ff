// A package's year in the school year (August to July) that a day lies in: the rules of base/school_year.py.
/** @import { Day } from "./days.js" */
import { dateOf } from "./days.js";

/**
 * @typedef {object} Step
 * @property {string} id
 * @property {string} title
 * @property {string | null} who
 * @property {string | null} about
 * @property {string | null} address
 * @property {[number, number]} [months]
 * @property {[number, number]} [day] Month and day.
 */

const FIRST_MONTH = 8;
/** @type {(year: number, month: number, number: number) => Day} */
const day = (year, month, number) => Math.round(Date.UTC(year, month - 1, number) / 86_400_000);
/** @type {(month: number, schoolYear: number) => number} */
const yearOf = (month, schoolYear) => schoolYear + Number(month < FIRST_MONTH);

/** @param {Day} start */
export function schoolYear(start) {
  const date = dateOf(start);
  return date.getUTCFullYear() - Number(date.getUTCMonth() + 1 < FIRST_MONTH);
}

/** @param {number} year */
export const schoolYearText = (year) => `${year}/${String((year + 1) % 100).padStart(2, "0")}`;

/**
 * The steps with their first and last day, in order of time.
 * @param {Step[]} steps
 * @param {Day} start
 */
export function datedSteps(steps, start) {
  const year = schoolYear(start);
  return steps.map((step) => ({ step, ...days(step, year) })).sort((one, two) => one.first - two.first || one.last - two.last);
}

/**
 * @param {Step} step
 * @param {number} year
 */
function days({ months, day: found }, year) {
  if (found) {
    const first = day(yearOf(found[0], year), ...found);
    return { first, last: first };
  }
  const [begin, end] = /** @type {[number, number]} */ (months);
  const begins = yearOf(begin, year);
  return { first: day(begins, begin, 1), last: day(begins + Number(end < begin), end + 1, 0) };
}
