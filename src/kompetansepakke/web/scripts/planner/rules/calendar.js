// A school's calendar from the days off that Python computed: which weeks count, and why a day is off.
import { mondayOf, parseDay, weekdayOf, weekOf } from "./days.js";

const FEWEST_DAYS = 3;

export class CalendarEnds extends Error {}

export class SchoolCalendar {
  constructor({ id, title, first, last, off }) {
    this.id = id;
    this.title = title;
    this.first = parseDay(first);
    this.last = parseDay(last);
    this.spans = off.map(([begins, ends, name]) => [parseDay(begins), parseDay(ends), name]);
    this.off = new Map();
    for (const [begins, ends, name] of this.spans) {
      for (let day = begins; day <= ends; day += 1) this.off.set(day, name);
    }
  }

  whyOff(day) {
    return this.off.get(day) ?? null;
  }

  isSchoolDay(day) {
    return weekdayOf(day) < 5 && !this.off.has(day);
  }

  daysOff(first, last) {
    const found = [];
    for (let day = first; day <= last; day += 1) if (weekdayOf(day) < 5 && this.off.has(day)) found.push(day);
    return found;
  }

  // The weeks that count from `start` on; in the first only its days from `start` are counted and held.
  * weeks(start) {
    for (let monday = mondayOf(start); monday + 6 <= this.last; monday += 7) {
      const days = [0, 1, 2, 3, 4].map((number) => monday + number).filter((day) => day >= start && this.isSchoolDay(day));
      if (days.length >= FEWEST_DAYS) yield { week: weekOf(monday), days };
    }
  }
}

// The weeks that count from a start, counted from 0.
export class WeekLine {
  constructor(calendar, start) {
    this.source = calendar.weeks(start);
    this.read = [];
  }

  at(index) {
    while (this.read.length <= index) {
      const { value, done } = this.source.next();
      if (done) throw new CalendarEnds();
      this.read.push(value);
    }
    return this.read[index];
  }

  firstWith(fewest, day) {
    let index = 0;
    while (this.at(index).days.filter((found) => found >= day).length < fewest) index += 1;
    return index;
  }

  wholeUntil(end) {
    let count = 0;
    try {
      while (this.at(count).days.at(-1) <= end) count += 1;
    } catch (error) {
      if (!(error instanceof CalendarEnds)) throw error;
    }
    return count;
  }

  static FEWEST_DAYS = FEWEST_DAYS;
}
