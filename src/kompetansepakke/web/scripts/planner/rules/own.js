// A school's own days off, which stand in the wish itself, as a calendar: the rules of plan/calendar/own_days.py. They
// take the place of a shared calendar's breaks; public holidays come with plan.json.
/**
 * @import { CalendarData } from "./calendar.js"
 * @import { Day } from "./days.js"
 * @import { Course } from "./plan.js"
 * @import { State } from "../state.js"
 */
import { SchoolCalendar } from "./calendar.js";
import { dateOf, isoDay, parseDay } from "./days.js";
import { schoolYear } from "./wheel.js";

/** @typedef {{ first: Day, last: Day, name: string }} DaysOff Days off with their name. */

/** What the address calls them; no calendar of the site's is called so. */
export const OWN = "own";
const HOLIDAY = 3;
const SUMMER = { name: "Sommerferie", first: "06-20", last: "08-15" };
/** @param {string | null} text */
const known = (text) => /** @type {Day} */ (parseDay(text));
/** @param {Day} day */
const yearOf = (day) => dateOf(day).getUTCFullYear();

/**
 * The days in the order of time, each once.
 * @param {DaysOff[]} days
 */
export const inOrder = (days) => [...new Map(days.map((one) => [writtenDays(one), one])).values()].sort((one, two) =>
  one.first - two.first || one.last - two.last || (one.name < two.name ? -1 : 1));

/**
 * «2026-10-05/2026-10-09 Høstferie», or «2026-11-16 Planleggingsdag».
 * @param {DaysOff} days
 */
export const writtenDays = ({ first, last, name }) => `${isoDay(first)}${first === last ? "" : `/${isoDay(last)}`} ${name}`;

/**
 * @param {string} text
 * @returns {DaysOff | null}
 */
export function readDays(text) {
  const [, begins, ends, name] = /^([\d-]{10})(?:\/([\d-]{10}))? (.+)$/.exec(text) ?? [];
  const [first, last] = [begins, ends ?? begins].map(parseDay);
  return first === null || last === null || first > last ? null : { first, last, name };
}

/**
 * Whether some summer is off.
 * @param {DaysOff[]} days
 */
export const hasSummer = (days) => days.some(({ first, last }) => [first, last].some((day) => {
  const july = known(`${isoDay(day).slice(0, 4)}-07-15`);
  return first <= july && july <= last;
}));

/**
 * The calendar that a plan is made with; `title` is what the school's own days are called where they have no title.
 * @param {Course} course
 * @param {State} state
 * @param {string} title
 */
export function calendarOf(course, state, title) {
  if (state.calendar === OWN) return new SchoolCalendar(ownData(course, state.title || title, inOrder(state.days)));
  return new SchoolCalendar(course.calendars.find(({ id }) => id === state.calendar) ?? course.calendars[0]);
}

/**
 * @param {Course} course
 * @param {string} title
 * @param {DaysOff[]} days
 * @returns {CalendarData}
 */
function ownData({ calendars: [{ first, last }], holidays, holiday_names: names, words }, title, days) {
  const every = hasSummer(days) ? days : [...days, ...summers(yearOf(known(first)) - 1, yearOf(known(last)))];
  /** @type {Map<Day, string>} */
  const off = new Map();
  for (const one of every) {
    for (let day = Math.max(one.first, known(first)); day <= Math.min(one.last, known(last)); day += 1) off.set(day, one.name);
  }
  for (const [day, name] of holidays) off.set(known(day), name);
  /** @param {string} name */
  const told = (name) => name.split(" og ").map((part) => names[part] ?? part).join(` ${words.and} `);
  return {
    id: OWN, title, first, last, known_until: knownUntil(days),
    off: runs(off).map(([begins, ends, name]) => [isoDay(begins), isoDay(ends), told(name)]),
  };
}

/** @type {(from: number, to: number) => DaysOff[]} */
const summers = (from, to) => Array.from({ length: to - from + 1 }, (_, place) => ({
  name: SUMMER.name, first: known(`${from + place}-${SUMMER.first}`), last: known(`${from + place}-${SUMMER.last}`),
}));

/**
 * The end of the last school year in which days off begin, or of those that go on after it, where a holiday is among them.
 * @param {DaysOff[]} days
 */
function knownUntil(days) {
  if (!days.some(({ first, last }) => last - first >= HOLIDAY - 1)) return null;
  const year = Math.max(...days.map(({ first }) => schoolYear(first))) + 1;
  return isoDay(Math.max(known(`${Math.min(year, 9999)}-07-31`), ...days.map(({ last }) => last)));
}

/**
 * Days in a row with one name.
 * @param {Map<Day, string>} off
 */
function runs(off) {
  /** @type {[Day, Day, string][]} */
  const found = [];
  for (const [day, name] of [...off].sort(([one], [two]) => one - two)) {
    const before = found.at(-1);
    if (before && before[1] === day - 1 && before[2] === name) before[1] = day;
    else found.push([day, day, name]);
  }
  return found;
}
