// A school's calendar from the days off that Python computed: which weeks count, and why a day is off.
/** @import { Day, Week } from "./days.js" */
import { mondayOf, parseDay, weekdayOf, weekOf } from "./days.js";

/**
 * @typedef {{ id: string, title: string, first: string, last: string, known_until: string | null, off: [string, string, string][] }} CalendarData As in plan.json.
 * @typedef {{ week: Week, days: Day[] }} SchoolWeek
 */

const FEWEST_DAYS = 3;
/** The name of a day off that the school has added itself; it is told in words. */
export const ADDED = "+";

export class CalendarEnds extends Error {}

/** @param {string} text */
const known = (text) => /** @type {Day} */ (parseDay(text));

export class SchoolCalendar {
  /** @param {CalendarData} data */
  constructor({ id, title, first, last, off, known_until: knownUntil }) {
    this.id = id;
    this.title = title;
    this.first = known(first);
    this.last = known(last);
    this.knownUntil = parseDay(knownUntil);
    /** @type {[Day, Day, string][]} */
    this.spans = off.map(([begins, ends, name]) => [known(begins), known(ends), name]);
    /** @type {Map<Day, string>} */
    this.off = new Map();
    for (const [begins, ends, name] of this.spans) {
      for (let day = begins; day <= ends; day += 1) this.off.set(day, name);
    }
  }

  /**
   * The same calendar without school on these days; what is off already keeps its name.
   * @param {Day[]} days
   */
  without(days) {
    /** @type {SchoolCalendar} */
    const made = Object.assign(Object.create(SchoolCalendar.prototype), this);
    [made.off, made.spans] = [new Map(this.off), [...this.spans]];
    for (const day of days.toSorted((one, two) => one - two)) {
      if (made.off.has(day) || day < this.first || day > this.last) continue;
      made.off.set(day, ADDED);
      const before = made.spans.find(([, ends, name]) => name === ADDED && ends === day - 1);
      if (before) before[1] = day;
      else made.spans.push([day, day, ADDED]);
    }
    made.spans.sort(([one], [two]) => one - two);
    return made;
  }

  /** @param {Day} day */
  whyOff(day) {
    return this.off.get(day) ?? null;
  }

  /** @param {Day} day */
  isSchoolDay(day) {
    return weekdayOf(day) < 5 && !this.off.has(day);
  }

  /**
   * @param {Day} first
   * @param {Day} last
   */
  daysOff(first, last) {
    const found = [];
    for (let day = first; day <= last; day += 1) if (weekdayOf(day) < 5 && this.off.has(day)) found.push(day);
    return found;
  }

  /**
   * The weeks that count from `start` on; in the first only its days from `start` are counted and held.
   * @param {Day} start
   * @returns {Generator<SchoolWeek, void>}
   */
  * weeks(start) {
    for (let monday = mondayOf(start); monday + 6 <= this.last; monday += 7) {
      const days = [0, 1, 2, 3, 4].map((number) => monday + number).filter((day) => day >= start && this.isSchoolDay(day));
      if (days.length >= FEWEST_DAYS) yield { week: weekOf(monday), days };
    }
  }
}

/**
 * The last of a list that has one.
 * @template T
 * @param {T[]} list
 */
export const lastOf = (list) => list[list.length - 1];

// The weeks that count from a start, counted from 0.
export class WeekLine {
  /**
   * @param {SchoolCalendar} calendar
   * @param {Day} start
   */
  constructor(calendar, start) {
    this.source = calendar.weeks(start);
    /** @type {SchoolWeek[]} */
    this.read = [];
  }

  /** @param {number} index */
  at(index) {
    while (this.read.length <= index) {
      const { value } = this.source.next();
      if (!value) throw new CalendarEnds();
      this.read.push(value);
    }
    return this.read[index];
  }

  /**
   * @param {number} fewest
   * @param {Day} day
   */
  firstWith(fewest, day) {
    let index = 0;
    while (this.at(index).days.filter((found) => found >= day).length < fewest) index += 1;
    return index;
  }

  /** @param {Day} end */
  wholeUntil(end) {
    let count = 0;
    try {
      while (lastOf(this.at(count).days) <= end) count += 1;
    } catch (error) {
      if (!(error instanceof CalendarEnds)) throw error;
    }
    return count;
  }

  static FEWEST_DAYS = FEWEST_DAYS;
}
