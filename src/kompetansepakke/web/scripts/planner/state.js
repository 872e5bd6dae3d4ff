// What has been chosen, in the address: the same names and values as `kp plan` takes.
/**
 * @import { DaysOff } from "./rules/own.js"
 * @import { Course, Pace, Wish } from "./rules/plan.js"
 */
import { calledOf } from "./rules/adjusting.js";
import { clock, isoDay, parseDay } from "./rules/days.js";
import { OWN, inOrder, readDays, writtenDays } from "./rules/own.js";
import { offTexts, parseMove, parseOff, parseTime, sortedDays, tidy } from "./parameters.js";

/** @typedef {Wish & { calendar: string, title: string, days: DaysOff[] }} State `days` are the school's own days off, and `title` what they are called as a calendar. */

export const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri"];
const MOST_LETTERS = 100;

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

/** @param {string} text */
const words = (text) => ([...tidy(text)].length <= MOST_LETTERS ? tidy(text) : null);

/**
 * @param {Course} course
 * @returns {State}
 */
export function defaults(course) {
  return {
    start: parseDay(course.start) ?? 0, order: [], pace: { kind: "recommended" }, weekday: 2, calendar: course.calendars[0].id,
    begin: null, moves: [], off: [], time: null, place: "", name: "", title: "", days: [],
  };
}

/**
 * All of the texts read, or null where one of them can't be.
 * @template T
 * @param {string[]} texts
 * @param {(text: string) => T | null} read
 */
function all(texts, read) {
  const found = texts.map(read).filter((one) => one !== null);
  return found.length === texts.length ? found : null;
}

/**
 * What a parameter says of the state; null is what can't be used, or what nothing is called.
 * @param {string} name
 * @param {string[]} texts
 * @param {Course} course
 * @returns {Partial<State> | null}
 */
function readParameter(name, texts, course) {
  const text = texts[texts.length - 1];
  /** @type {{ [name: string]: () => [keyof State, unknown] }} */
  const known = {
    start: () => ["start", parseDay(text)], order: () => ["order", parseOrder(text, course)], pace: () => ["pace", parsePace(text)],
    weekday: () => ["weekday", WEEKDAYS.includes(text) ? WEEKDAYS.indexOf(text) : null],
    calendar: () => ["calendar", text === OWN ? OWN : course.calendars.find((calendar) => calendar.id === text)?.id ?? null],
    title: () => ["title", words(text)], days: () => ["days", all(texts, (one) => readDays(tidy(one)))],
    from: () => ["begin", /^\d{1,3}$/.test(text) && course.every.has(Number(text)) ? Number(text) : null],
    time: () => ["time", parseTime(text)], place: () => ["place", words(text)], name: () => ["name", words(text)],
    off: () => ["off", all(texts, parseOff)], move: () => ["moves", all(texts, parseMove)],
  };
  if (!Object.hasOwn(known, name)) return null;
  const [own, value] = known[name]();
  if (value === null) return null;
  if (own === "off") return { off: sortedDays(/** @type {number[][]} */ (value).flat()) };
  if (own === "days") return { days: inOrder(/** @type {DaysOff[]} */ (value)) };
  return { [own]: own === "moves" ? movesForAll(/** @type {[string, number][]} */ (value), course) : value };
}

/**
 * The moves as every edition understands them, whatever they were called: the address is shared.
 * @param {[string, number][]} moves
 * @param {Course} course
 */
function movesForAll(moves, course) {
  const called = calledOf(course);
  return [...new Map(moves.map(([key, day]) => [called.get(key)?.key ?? key, day]))];
}

/**
 * The choices in a query, and the names of those that can't be used or that nothing is called. «amp;pace» is «pace»:
 * a mail or a learning platform may have written out the «&» of an address.
 * @param {string} query
 * @param {Course} course
 */
export function readState(query, course) {
  const parameters = new URLSearchParams(query.replaceAll("&amp;", "&"));
  const state = defaults(course);
  /** @type {string[]} */
  const wrong = [];
  for (const name of new Set(parameters.keys())) {
    const read = readParameter(name, parameters.getAll(name), course);
    if (read) Object.assign(state, read);
    else wrong.push(name);
  }
  return { state, wrong };
}

/** @param {State} state */
export function query(state) {
  const text = encodeURIComponent;
  return [
    `?start=${isoDay(state.start)}`, ...(state.order.length ? [`order=${state.order.join(",")}`] : []),
    `pace=${paceText(state.pace)}`, `weekday=${WEEKDAYS[state.weekday]}`, `calendar=${state.calendar}`,
    ...(state.begin === null ? [] : [`from=${state.begin}`]), ...(state.time === null ? [] : [`time=${clock(state.time, ":")}`]),
    ...(state.place ? [`place=${text(state.place)}`] : []), ...(state.name ? [`name=${text(state.name)}`] : []),
    ...(state.title ? [`title=${text(state.title)}`] : []), ...state.days.map((one) => `days=${text(writtenDays(one)).replace("%2F", "/")}`),
    ...state.moves.map(([key, day]) => `move=${text(key)}=${isoDay(day)}`), ...offTexts(state.off).map((one) => `off=${one}`),
  ].join("&");
}
