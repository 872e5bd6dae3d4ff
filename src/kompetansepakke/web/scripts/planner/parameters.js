// Values of the address that are more than a word: times, days off and weeks, moved meetings, names.
/** @import { Day } from "./rules/days.js" */
import { isoDay, isoWeek, mondayOf, parseDay, weekOf } from "./rules/days.js";

const DAYS = [0, 1, 2, 3, 4];

/**
 * «14:15» as minutes from midnight.
 * @param {string} text
 */
export function parseTime(text) {
  const found = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text);
  return found && Number(found[1]) * 60 + Number(found[2]);
}

/**
 * A day, or a week («2027-W06») as its five days.
 * @param {string} text
 */
export function parseOff(text) {
  const week = /^(\d{4})-W(\d\d)$/.exec(text);
  const day = week ? firstOf(Number(week[1]), Number(week[2])) : parseDay(text);
  if (day === null) return null;
  return week ? DAYS.map((number) => day + number) : [day];
}

/**
 * The Monday of a week, or null where the year has no such week.
 * @param {number} year
 * @param {number} number
 */
function firstOf(year, number) {
  const fourth = parseDay(`${String(year).padStart(4, "0")}-01-04`);
  if (fourth === null) return null;
  const monday = mondayOf(fourth) + 7 * (number - 1);
  return number > 0 && weekOf(monday).year === year ? monday : null;
}

/**
 * Days off as the address has them: whole weeks by their number.
 * @param {Day[]} days
 */
export function offTexts(days) {
  const known = new Set(days);
  return [...new Set(days.map((day) => {
    const week = DAYS.map((number) => mondayOf(day) + number);
    return week.includes(day) && week.every((one) => known.has(one)) ? isoWeek(weekOf(day)) : isoDay(day);
  }))];
}

/**
 * A meeting and the day that it is moved to: «m1-mote-1=2027-01-20».
 * @param {string} text
 * @returns {[string, Day] | null}
 */
export function parseMove(text) {
  const found = /^(.+)=(\d{4}-\d{2}-\d{2})$/.exec(text);
  const day = parseDay(found?.[2]);
  return found && day !== null ? [found[1], day] : null;
}

/** @param {string} text */
export const tidy = (text) => text.normalize("NFC").replace(/[ \t\r\n\u00a0]+/g, " ").trim();

/** @param {Day[]} days */
export const sortedDays = (days) => [...new Set(days)].sort((one, two) => one - two);
