// On which day each meeting of a module is held: each closes its share of the weeks, on the wanted weekday or the
// nearest day of school. `weeks` are lists of days, `earliest` the day before which each can't be held.
/** @import { Day } from "./days.js" */
import { weekdayOf } from "./days.js";

/** @typedef {{ week: number, day: Day }} Slot */

/**
 * @param {Day[][]} weeks
 * @param {Day[]} earliest
 * @param {number} weekday
 * @returns {Day[]}
 */
export function meetingDays(weeks, earliest, weekday) {
  for (let copies = 1; copies <= earliest.length; copies += 1) {
    const slots = weeks.flatMap((days, week) => days.flatMap((day) => Array.from({ length: copies }, () => ({ week, day }))));
    const found = places(slots, weeks.length, earliest, weekday);
    if (found) return found.map((place) => slots[place].day);
  }
  return [];
}

/**
 * Rising places among the slots, one for each meeting; null where there aren't enough of them.
 * @param {Slot[]} slots
 * @param {number} weeks
 * @param {Day[]} earliest
 * @param {number} weekday
 */
function places(slots, weeks, earliest, weekday) {
  const count = earliest.length;
  /** @type {number[]} */
  const found = [];
  for (const [number, day] of earliest.entries()) {
    const latest = slots.length - (count - number);
    const before = found.at(-1);
    const soonest = before === undefined ? 0 : before + 1;
    const free = [];
    for (let place = soonest; place <= latest; place += 1) if (slots[place].day >= day) free.push(place);
    if (!free.length || !restFit(slots, earliest.slice(number + 1))) return null;
    const target = Math.ceil(((number + 1) * weeks) / count) - 1;
    const taken = before === undefined ? null : slots[before].day;
    /** @param {number} place */
    const cost = (place) => [Math.abs(slots[place].week - target), Number(slots[place].day === taken),
      Math.abs(weekdayOf(slots[place].day) - weekday), place];
    found.push(free.reduce((best, place) => (less(cost(place), cost(best)) ? place : best)));
  }
  return found;
}

/**
 * @param {Slot[]} slots
 * @param {Day[]} earliest
 */
function restFit(slots, earliest) {
  return earliest.every((day, number) => slots.filter((slot) => slot.day >= day).length >= earliest.length - number);
}

/**
 * @param {number[]} one
 * @param {number[]} other
 */
function less(one, other) {
  const place = one.findIndex((value, index) => value !== other[index]);
  return place >= 0 && one[place] < other[place];
}
