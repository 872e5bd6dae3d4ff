// What has been chosen, in the address: the same names and values as `kp plan` takes.
import { isoDay, parseDay } from "./rules/days.js";

export const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri"];
const NAMES = ["start", "order", "pace", "weekday", "calendar"];

export function parsePace(text) {
  if (text === "minimum" || text === "recommended") return { kind: text };
  const weeks = /^weeks=([1-9]\d{0,3})$/.exec(text);
  if (weeks) return { kind: "weeks", weeks: Number(weeks[1]) };
  const until = /^until=(.*)$/.exec(text);
  const day = until && parseDay(until[1]);
  return day === null ? null : { kind: "until", until: day };
}

export function paceText({ kind, weeks, until }) {
  return { weeks: `weeks=${weeks}`, until: kind === "until" ? `until=${isoDay(until)}` : "" }[kind] || kind;
}

function parseOrder(text, course) {
  if (!/^\d{1,3}( *, *\d{1,3})*$/.test(text)) return null;
  const numbers = text.split(",").map(Number);
  const known = numbers.every((number) => course.modules.has(number));
  return known && new Set(numbers).size === numbers.length ? numbers : null;
}

export function defaults(course) {
  return { start: parseDay(course.start), order: [], pace: { kind: "recommended" }, weekday: 2, calendar: course.calendars[0].id };
}

// The choices in a query, and the names of those that can't be used.
export function readState(query, course) {
  const parameters = new URLSearchParams(query);
  const read = {
    start: parseDay, order: (text) => parseOrder(text, course), pace: parsePace,
    weekday: (text) => (WEEKDAYS.includes(text) ? WEEKDAYS.indexOf(text) : null),
    calendar: (text) => course.calendars.find((calendar) => calendar.id === text)?.id ?? null,
  };
  const state = defaults(course);
  const wrong = [];
  for (const name of NAMES.filter((known) => parameters.has(known))) {
    const value = read[name](parameters.get(name));
    if (value === null) wrong.push(name);
    else state[name] = value;
  }
  return { state, wrong };
}

export function query(state) {
  const order = state.order.length ? `&order=${state.order.join(",")}` : "";
  return `?start=${isoDay(state.start)}${order}&pace=${paceText(state.pace)}&weekday=${WEEKDAYS[state.weekday]}&calendar=${state.calendar}`;
}
