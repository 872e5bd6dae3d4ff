// Meetings that a school has moved by hand: kept within the rules, or refused with the reason, as plan/adjusting.py.
/**
 * @import { SchoolCalendar } from "./calendar.js"
 * @import { Day } from "./days.js"
 * @import { Fact, Values } from "./facts.js"
 * @import { Course, Meeting, Module, Wish } from "./plan.js"
 */
import { weekdayOf } from "./days.js";

/** @typedef {Map<string, Day>} Moves Days by what meetings are called with numbers: «2.3» is the third of module 2. */

export class MoveRefused extends Error {
  /**
   * @param {string} kind
   * @param {Values} values
   */
  constructor(kind, values) {
    super(kind);
    /** @type {Fact} */
    this.fact = { kind, values };
  }
}

/** @type {(module: number, number: number) => string} */
const numbered = (module, number) => `${module}.${number}`;

/**
 * What every edition knows a meeting of a module as: its id where all have the meeting, else its numbers.
 * @param {Meeting} meeting
 * @param {number} module
 * @param {number} number
 */
export const keyForAll = ({ id, shared }, module, number) => (id && shared ? id : numbered(module, number));

/**
 * All that the address may call a meeting, with its numbers, and what every edition knows it as.
 * @param {Course} course
 */
export const calledOf = ({ every }) => new Map([...every.values()].flatMap(({ number: module, meetings }) => meetings.flatMap((one, place) => {
  const own = numbered(module, place + 1);
  const known = { own, key: keyForAll(one, module, place + 1) };
  return [own, one.id ?? own].map((key) => /** @type {const} */ ([key, known]));
})));

/**
 * Where each of the wish's moves belongs.
 * @param {Course} course
 * @param {Wish} wish
 * @returns {Moves}
 */
export function movesOf(course, { moves }) {
  const called = calledOf(course);
  return new Map(moves.map(([key, day]) => {
    const known = called.get(key);
    if (!known) throw new MoveRefused("move_unknown", { called: key });
    return [known.own, day];
  }));
}

/**
 * The days of a module's meetings with those that were moved.
 * @param {Module} module
 * @param {Day[]} days
 * @param {Moves} moves
 * @param {[Day, Day]} span
 * @param {SchoolCalendar} calendar
 */
export function moved(module, days, moves, span, calendar) {
  const found = days.map((day, place) => moves.get(numbered(module.number, place + 1)) ?? day);
  for (const place of found.keys()) {
    if (moves.has(numbered(module.number, place + 1))) held(module, found, place, span, calendar);
  }
  return found;
}

/**
 * @param {Module} module
 * @param {Day[]} days
 * @param {number} place
 * @param {[Day, Day]} span
 * @param {SchoolCalendar} calendar
 */
function held(module, days, place, [first, last], calendar) {
  const [day, { earliest }] = [days[place], module.meetings[place]];
  /** @type {(kind: string, values?: Values) => never} */
  const refuse = (kind, values = {}) => {
    throw new MoveRefused(kind, { module: module.number, meeting: place + 1, day, ...values });
  };
  const name = calendar.whyOff(day);
  if (weekdayOf(day) > 4) refuse("move_weekend");
  if (name !== null) refuse("move_off", { name });
  if (day < first || day > last) refuse("move_outside", { first, last });
  if (earliest !== null && day < earliest) refuse("move_opens", { opens: earliest });
  if (place && day < days[place - 1]) refuse("move_before", { other: place, held: days[place - 1] });
  if (day > days[place + 1]) refuse("move_after", { other: place + 2, held: days[place + 1] });
}
