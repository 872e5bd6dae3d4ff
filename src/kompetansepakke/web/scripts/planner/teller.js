// The teller: the facts of a plan in the words of the page's language, as plan/telling/teller.py tells them. A phrase
// says of each value how it is told: {start:day} is the day with its weekday, {weeks:weeks} the phrase for that count.
/**
 * @import { Day } from "./rules/days.js"
 * @import { Fact, Refusal, Value, Values } from "./rules/facts.js"
 * @import { Pace, Plan, PlannedMeeting, PlannedModule } from "./rules/plan.js"
 */
import { ADDED } from "./rules/calendar.js";
import { clock, dateOf, isoDay, weekdayOf } from "./rules/days.js";

/** @typedef {Record<string, string> & Record<"months" | "short_months" | "weekdays", string[]>} Phrases As in plan.json. */

const FIELD = /\{(\w+)(?::(\w+))?\}/g;
const WORK = ["individual", "team", "plenary", "meeting", "unknown"];

export class Teller {
  /** @param {Phrases} words */
  constructor(words) {
    this.words = words;
    /** @type {Record<string, (day: Day) => string>} */
    this.ways = {
      date: (day) => this.date(day), day: (day) => this.day(day), iso: isoDay, clock: (minutes) => clock(minutes, "."),
      weekday: (day) => words.weekdays[weekdayOf(day)],
    };
  }

  /**
   * The phrase `key` with its values; `<key>_one` for a count of one.
   * @param {string} key
   * @param {Values} values
   * @returns {string}
   */
  say(key, values = {}) {
    const one = values.count === 1 ? this.words[`${key}_one`] : undefined;
    return (one ?? this.words[key]).replaceAll(FIELD, (_, name, way) => this.#told(values[name], way));
  }

  /**
   * Holidays come with their names in the page's language.
   * @param {Value} value
   * @param {string | undefined} way
   * @returns {string}
   */
  #told(value, way) {
    if (way === "holiday" && value === ADDED) return this.say("off_added");
    if (Array.isArray(value)) return value.join(", ");
    if (way === undefined || typeof value !== "number") return `${value}`;
    return this.ways[way]?.(value) ?? this.say(way, { count: value });
  }

  /** @param {Day} day */
  date(day) {
    const date = dateOf(day);
    return this.say("date", { day: date.getUTCDate(), month: this.words.months[date.getUTCMonth()], year: date.getUTCFullYear() });
  }

  /** @param {Day} day */
  day(day) {
    return this.say("weekday_date", { weekday: this.words.weekdays[weekdayOf(day)], date: this.date(day) });
  }

  /**
   * Whole months: «oktober – desember 2026».
   * @param {Day} first
   * @param {Day} last
   */
  months(first, last) {
    const [begins, ends] = [first, last].map((day) => {
      const date = dateOf(day);
      return { month: this.words.months[date.getUTCMonth()], year: date.getUTCFullYear() };
    });
    const end = this.say("month_year", ends);
    if (begins.year !== ends.year) return this.say("month_span", { first: this.say("month_year", begins), last: end });
    return begins.month === ends.month ? end : this.say("month_span", { first: begins.month, last: end });
  }

  /**
   * A day, or whole months.
   * @param {{ first: Day, last: Day }} span
   */
  when({ first, last }) {
    return first === last ? this.day(first) : this.months(first, last);
  }

  /**
   * A note or a reason, in a sentence or two.
   * @param {Fact} fact
   */
  fact({ kind, values }) {
    return this.say(kind, values);
  }

  /**
   * What one should know of a plan, in sentences.
   * @param {Plan} plan
   */
  notes(plan) {
    return plan.notes.map((note) => this.fact(note));
  }

  /**
   * Why there is no such plan, in one line, with the earliest end where there is one.
   * @param {Refusal} refused
   */
  refusal({ reason, earliestEnd }) {
    return earliestEnd === null ? this.fact(reason) : `${this.fact(reason)} ${this.say("end", { day: earliestEnd })}`;
  }

  /** @param {PlannedModule} planned */
  module({ module }) {
    return this.say("module_title", { number: module.number, title: module.title });
  }

  /**
   * @param {PlannedModule} planned
   * @param {PlannedMeeting} one
   */
  meeting({ module }, { meeting, number }) {
    const label = this.say("meeting_label", { module: module.number, number });
    return meeting.id === null ? label : `${label}: ${meeting.title}`;
  }

  /**
   * «onsdag 20. januar 2027», with «kl. 14.15» where the plan has a time of day.
   * @param {Plan} plan
   * @param {PlannedMeeting} one
   */
  held({ wish: { time } }, { day }) {
    return time === null ? this.day(day) : this.say("day_time", { day, time });
  }

  /** @param {number | null} count */
  minutes(count) {
    return count ? this.say("minutes", { count }) : "";
  }

  /** @param {number} minutes */
  time(minutes) {
    const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
    if (!hours) return this.say("minutes", { count: rest });
    return this.say(rest ? "hours_minutes" : "only_hours", { hours, minutes: rest });
  }

  /** @param {Pace} pace */
  pace({ kind, weeks, until }) {
    return this.say(`pace_${kind}_told`, { count: weeks, until });
  }

  /** @param {Plan} plan */
  summary({ modules, end }) {
    /** @param {(one: PlannedModule) => number} count */
    const sum = (count) => modules.reduce((total, one) => total + count(one), 0);
    return this.say("summary", {
      start: modules[0].firstDay, end, weeks: sum((one) => one.weeks.length), meetings: sum((one) => one.meetings.length),
    });
  }

  /**
   * Ways of working and the time that goes to each; what isn't known is said.
   * @param {PlannedModule[]} modules
   */
  hours(modules) {
    /** @param {string} way */
    const sum = (way) => modules.reduce((total, { module }) => total + module.hours[way], 0);
    const untimed = sum("untimed");
    return [
      ...WORK.filter(sum).map((way) => [this.say(`work_${way}`), this.time(sum(way))]),
      [this.say("work_total"), this.time(WORK.reduce((total, way) => total + sum(way), 0))],
      ...(untimed ? [[this.say("work_untimed"), this.say("untimed", { count: untimed })]] : []),
    ];
  }
}
