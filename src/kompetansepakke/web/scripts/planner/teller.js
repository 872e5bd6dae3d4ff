// The teller: the facts of a plan in the words of the page's language, as plan/telling/teller.py tells them. A phrase
// says of each value how it is told: {start:day} is the day with its weekday, {weeks:weeks} the phrase for that count.
import { dateOf, isoDay, weekdayOf } from "./rules/days.js";

const FIELD = /\{(\w+)(?::(\w+))?\}/g;
const WORK = ["individual", "team", "plenary", "meeting", "unknown"];

export class Teller {
  // `words` are the phrases of plan.json, by key, and its lists of months and weekdays.
  constructor(words) {
    this.words = words;
    this.ways = {
      date: (day) => this.date(day), day: (day) => this.day(day), holiday: (name) => name, iso: isoDay,
      numbers: (numbers) => numbers.join(", "), weekday: (day) => words.weekdays[weekdayOf(day)],
    };
  }

  say(key, values = {}) {
    const one = values.count === 1 ? this.words[`${key}_one`] : undefined;
    return (one ?? this.words[key]).replaceAll(FIELD, (_, name, way) => this.#told(values[name], way));
  }

  #told(value, way) {
    if (way === undefined) return value;
    return this.ways[way]?.(value) ?? this.say(way, { count: value });
  }

  date(day) {
    const date = dateOf(day);
    return this.say("date", { day: date.getUTCDate(), month: this.words.months[date.getUTCMonth()], year: date.getUTCFullYear() });
  }

  day(day) {
    return this.say("weekday_date", { weekday: this.words.weekdays[weekdayOf(day)], date: this.date(day) });
  }

  // Whole months: «oktober – desember 2026».
  months(first, last) {
    const [begins, ends] = [first, last].map((day) => {
      const date = dateOf(day);
      return { month: this.words.months[date.getUTCMonth()], year: date.getUTCFullYear() };
    });
    const end = this.say("month_year", ends);
    if (begins.year !== ends.year) return this.say("month_span", { first: this.say("month_year", begins), last: end });
    return begins.month === ends.month ? end : this.say("month_span", { first: begins.month, last: end });
  }

  // A day, or whole months.
  when({ first, last }) {
    return first === last ? this.day(first) : this.months(first, last);
  }

  // A note or a reason, in a sentence or two.
  fact({ kind, values }) {
    return this.say(kind, values);
  }

  // What one should know of a plan, in sentences.
  notes(plan) {
    return plan.notes.map((note) => this.fact(note));
  }

  // Why there is no such plan, in one line, with the earliest end where there is one.
  refusal({ reason, earliestEnd }) {
    return earliestEnd === null ? this.fact(reason) : `${this.fact(reason)} ${this.say("end", { day: earliestEnd })}`;
  }

  module({ module }) {
    return this.say("module_title", { number: module.number, title: module.title });
  }

  meeting({ module }, { meeting, number }) {
    const label = this.say("meeting_label", { module: module.number, number });
    return meeting.id === null ? label : `${label}: ${meeting.title}`;
  }

  minutes(count) {
    return count ? this.say("minutes", { count }) : "";
  }

  time(minutes) {
    const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
    if (!hours) return this.say("minutes", { count: rest });
    return this.say(rest ? "hours_minutes" : "only_hours", { hours, minutes: rest });
  }

  pace({ kind, weeks, until }) {
    return this.say(`pace_${kind}_told`, { count: weeks, until });
  }

  summary({ modules, end }) {
    const sum = (count) => modules.reduce((total, one) => total + count(one), 0);
    return this.say("summary", {
      start: modules[0].firstDay, end, weeks: sum((one) => one.weeks.length), meetings: sum((one) => one.meetings.length),
    });
  }

  // Ways of working and the time that goes to each; what isn't known is said.
  hours(modules) {
    const sum = (way) => modules.reduce((total, { module }) => total + module.hours[way], 0);
    const untimed = sum("untimed");
    return [
      ...WORK.filter(sum).map((way) => [this.say(`work_${way}`), this.time(sum(way))]),
      [this.say("work_total"), this.time(WORK.reduce((total, way) => total + sum(way), 0))],
      ...(untimed ? [[this.say("work_untimed"), this.say("untimed", { count: untimed })]] : []),
    ];
  }
}
