// What has been chosen, in the address: the same names and values as `kp plan` takes.
/** @import { Course, Pace, Wish } from "./rules/plan.js" */
import { isoDay, parseDay } from "./rules/days.js";

/** @typedef {Wish & { calendar: string }} State */

export const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri"];
const NAMES = ["start", "order", "pace", "weekday", "calendar"];

/**
 * @param {string} text
 * @returns {Pace | null}
 */
export function parsePace(text) {
  if (text === "minimum" || text === "recommended") return { kind: text };
  const weeks = /^weeks=([1-9]\d{0,3})$/.exec(text);
  if (weeks) return { kind: "weeks", weeks: Number(weeks[1]) };
  const until = /^until=(.*)$/.exec(text);
  const day = until && parseDay(until[1]);
  return day === null ? null : { kind: "until", until: day };
}

/** @param {Pace} pace */
export function paceText({ kind, weeks, until }) {
  if (weeks) return `weeks=${weeks}`;
  return until === undefined ? kind : `until=${isoDay(until)}`;
}

/**
 * @param {string} text
 * @param {Course} course
 */
function parseOrder(text, course) {
  if (!/^\d{1,3}( *, *\d{1,3})*$/.test(text)) return null;
  const numbers = text.split(",").map(Number);
  const known = numbers.every((number) => course.every.has(number));
  return known && new Set(numbers).size === numbers.length ? numbers : null;
}

/**
 * @param {Course} course
 * @returns {State}
 */
export function defaults(course) {
  return { start: parseDay(course.start) ?? 0, order: [], pace: { kind: "recommended" }, weekday: 2, calendar: course.calendars[0].id };
}

/**
 * The choices in a query, and the names of those that can't be used.
 * @param {string} query
 * @param {Course} course
 */
export function readState(query, course) {
  const parameters = new URLSearchParams(query);
  /** @type {{ [name: string]: (text: string) => unknown }} */
  const read = {
    start: parseDay, order: (text) => parseOrder(text, course), pace: parsePace,
    weekday: (text) => (WEEKDAYS.includes(text) ? WEEKDAYS.indexOf(text) : null),
    calendar: (text) => course.calendars.find((calendar) => calendar.id === text)?.id ?? null,
  };
  const state = defaults(course);
  /** @type {string[]} */
  const wrong = [];
  for (const name of NAMES.filter((known) => parameters.has(known))) {
    const value = read[name](parameters.get(name) ?? "");
    if (value === null) wrong.push(name);
    else Object.assign(state, { [name]: value });
  }
  return { state, wrong };
}

/** @param {State} state */
export function query(state) {
  const order = state.order.length ? `&order=${state.order.join(",")}` : "";
  return `?start=${isoDay(state.start)}${order}&pace=${paceText(state.pace)}&weekday=${WEEKDAYS[state.weekday]}&calendar=${state.calendar}`;
}
