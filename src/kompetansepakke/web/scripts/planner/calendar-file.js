// A school's days off from a calendar file (.ics), as counties and municipalities publish them: the rules of
// plan/calendar/read_calendar_file.py. Nothing is guessed: by its name an event is days off, the first or last day of
// school, or not understood. Pure.
/**
 * @import { Component } from "../shared/ical.js"
 * @import { Day } from "./rules/days.js"
 * @import { DaysOff } from "./rules/own.js"
 */
import { firstOf, readCalendar, spanOf } from "../shared/ical.js";
import { dateOf, isoDay, parseDay, weekdayOf } from "./rules/days.js";

/**
 * @typedef {"off" | "first" | "last" | "school" | "unknown"} Kind
 * @typedef {object} SchoolDays
 * @property {string} title
 * @property {DaysOff[]} breaks In the order of time.
 * @property {DaysOff[]} unknown The events of which the name doesn't say whether there is school.
 * @property {string[]} unreadable The names of events that can't be read, as those without days.
 */

const LETTER = String.raw`[\p{L}\p{N}_]`;
/** @param {string} text */
const word = (text) => `(?<!${LETTER})(?:${text})(?!${LETTER})`;
/** @type {[Kind, RegExp][]} What a name says of its days, in small letters and with «skole» for «skule»; the first that fits holds. */
const KINDS = [
  ["unknown", new RegExp(`${word("sfo|aks")}|ferien? (?:begynner|byrjar|start|slutt)`, "u")],
  ["first", /(?:første|fyrste) skoledag|skolestart|skolen (?:begynner|byrjar|start)/],
  ["last", /siste skoledag|skoleslutt|skolen slutt/],
  ["off", new RegExp(`ferie|${word("fri")}|fridag|(?:elev|skole)fri|planlegg(?:ings|jings)dag|inneklemt`, "u")],
];
const AROUND = new RegExp(`${word("før|etter")} (.+)`, "iu");
/** @type {Record<number, string>} What the days without school are called by the month that they begin in. */
const NAMES = { 5: "Sommerferie", 6: "Sommerferie", 7: "Sommerferie", 12: "Juleferie" };

/** @param {Day} day */
const monthOf = (day) => dateOf(day).getUTCMonth() + 1;
/** @type {(day: Day, end: string) => Day} */
const inYear = (day, end) => /** @type {Day} */ (parseDay(`${isoDay(day).slice(0, 5)}${end}`));
/** @param {string} text */
const tidied = (text) => text.split(/\s+/).filter(Boolean).join(" ");
/**
 * A name as names are compared.
 * @param {string} name
 */
export const plainName = (name) => tidied(name).normalize("NFC").toLowerCase().replaceAll("skule", "skole");
/** @param {string} name */
const kindOf = (name) => KINDS.find(([, pattern]) => pattern.test(plainName(name)))?.[0] ?? "unknown";

/**
 * Read a file; null where it is no calendar. `told` says of names whether they are days off or days of school. Public
 * holidays, which every calendar has, are passed over.
 * @param {string} text
 * @param {Set<Day>} holidays
 * @param {Map<string, "off" | "school">} told
 * @returns {SchoolDays | null}
 */
export function readSchoolDays(text, holidays, told = new Map()) {
  const read = readCalendar(text);
  if (!read) return null;
  const { found, unreadable } = happenings(read.events);
  const kinds = found.filter((one) => !weekdays(one.first, one.last).every((day) => holidays.has(day)))
    .sort((one, two) => one.first - two.first || one.last - two.last)
    .map((one) => ({ kind: told.get(plainName(one.name)) ?? kindOf(one.name), one }));
  /** @param {Kind[]} wanted */
  const of = (...wanted) => kinds.filter(({ kind }) => wanted.includes(kind));
  const away = of("off").map(({ one }) => one);
  const gaps = between(of("first", "last"))
    .filter(({ first, last }) => !weekdays(first, last).every((day) => away.some((one) => one.first <= day && day <= one.last)));
  const title = firstOf(read.calendar, "X-WR-CALNAME") || firstOf(read.calendar, "NAME");
  return { title: tidied(title), breaks: joined([...gaps, ...away]), unknown: of("unknown").map(({ one }) => one), unreadable };
}

/** @param {Component[]} events */
function happenings(events) {
  /** @type {DaysOff[]} */
  const found = [];
  const unreadable = [];
  for (const event of events.filter((one) => firstOf(one, "STATUS") !== "CANCELLED")) {
    const name = tidied(firstOf(event, "SUMMARY"));
    const span = event.properties.has("RRULE") || event.properties.has("RDATE") ? null : spanOf(event);
    if (name && span) found.push({ name, first: span.first, last: span.last });
    else unreadable.push(name);
  }
  return { found, unreadable };
}

/**
 * @param {Day} first
 * @param {Day} last
 */
const weekdays = (first, last) => Array.from({ length: Math.max(0, last - first + 1) }, (_, place) => first + place)
  .filter((day) => weekdayOf(day) < 5);

/**
 * What lies between a last day of school and the next first one, and the summer before and after all of them. Of several
 * last days in a row the latest counts, of several first days the earliest: they are of single years.
 * @param {{ kind: Kind, one: DaysOff }[]} edges
 */
function between(edges) {
  const chosen = edges.filter(({ kind }, at) => edges[kind === "last" ? at + 1 : at - 1]?.kind !== kind);
  const gaps = chosen.flatMap(({ kind, one }, at) => {
    const after = chosen[at + 1]?.one;
    return kind === "last" && after ? [{ name: gapName(one, after), first: one.last + 1, last: after.first - 1 }] : [];
  });
  const [begin, end] = [chosen[0], chosen[chosen.length - 1]];
  if (begin?.kind === "first" && monthOf(begin.one.first) === 8) {
    gaps.unshift({ name: NAMES[7], first: inYear(begin.one.first, "08-01"), last: begin.one.first - 1 });
  }
  if (end?.kind === "last" && [5, 6, 7].includes(monthOf(end.one.last))) {
    gaps.push({ name: NAMES[7], first: end.one.last + 1, last: inYear(end.one.last, "07-31") });
  }
  return gaps.filter(({ first, last }) => first <= last);
}

/**
 * @param {DaysOff} before
 * @param {DaysOff} after
 */
function gapName(before, after) {
  const [, told] = AROUND.exec(before.name) ?? AROUND.exec(after.name) ?? [];
  return NAMES[monthOf(before.last)] ?? (told === undefined ? before.name : `${told[0].toUpperCase()}${told.slice(1)}`);
}

/**
 * The breaks in order, where those of one name that have no weekday between them are one.
 * @param {DaysOff[]} breaks
 */
function joined(breaks) {
  /** @type {DaysOff[]} */
  const found = [];
  for (const one of breaks.toSorted((a, b) => (a.name === b.name ? a.first - b.first || a.last - b.last : a.name < b.name ? -1 : 1))) {
    const before = found.at(-1);
    if (before?.name === one.name && !weekdays(before.last + 1, one.first - 1).length) before.last = Math.max(before.last, one.last);
    else found.push({ ...one });
  }
  return found.sort((one, two) => one.first - two.first || one.last - two.last);
}
