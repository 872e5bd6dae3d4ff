// A plan in words: why a wish can't be had, what a reader should know, and the short texts of tables and files.
import { dateOf, isoDay, weekdayOf, weekOf } from "./rules/days.js";
import { packed } from "./rules/schedule.js";

export class Words {
  constructor(phrases) {
    this.phrases = phrases;
    this.weekdays = phrases.weekdays.split(" ");
    this.months = phrases.months.split(" ");
  }

  say(key, values = {}) {
    return this.phrases[key].replaceAll(/\{(\w+)\}/g, (_, name) => values[name]);
  }

  count(key, count, values = {}) {
    return this.say(count === 1 ? `${key}_one` : key, { count, ...values });
  }

  date(day) {
    const date = dateOf(day);
    return `${date.getUTCDate()}. ${this.months[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
  }

  day(day) {
    return `${this.weekdays[weekdayOf(day)]} ${this.date(day)}`;
  }

  // Whole months: «oktober – desember 2026».
  span(first, last) {
    const [begins, ends] = [first, last].map(dateOf);
    const name = (date) => this.months[date.getUTCMonth()];
    const year = (date) => date.getUTCFullYear();
    const end = `${name(ends)} ${year(ends)}`;
    if (year(begins) !== year(ends)) return `${name(begins)} ${year(begins)} – ${end}`;
    return begins.getUTCMonth() === ends.getUTCMonth() ? end : `${name(begins)} – ${end}`;
  }

  // A day, or whole months.
  when({ first, last }) {
    return first === last ? this.day(first) : this.span(first, last);
  }

  weeks(count) {
    return this.count("weeks", count);
  }

  end(day) {
    return this.say("end", { day: this.day(day), iso: isoDay(day) });
  }

  // Why there is no such plan, in one line.
  refusal(refused) {
    const how = { order: () => this.#order(refused), time: () => this.#time(refused), calendar: () => this.#calendar(refused) };
    return how[refused.refused]();
  }

  #order({ listed, late, nearest, earliestEnd }) {
    const reason = this.say("order_refused", {
      listed: listed.join(", "), module: late[0], need: late[1], nearest: nearest.join(", "),
    });
    return earliestEnd === null ? reason : `${reason} ${this.end(earliestEnd)}`;
  }

  #time({ modules, floors, start, lastDay, available, earliestEnd }) {
    const values = { start: this.date(start), last: this.date(lastDay), available };
    const why = lastDay < start ? this.say("end_before_start", values) : this.#binding(modules, floors, values);
    return `${why} ${this.end(earliestEnd)}`;
  }

  // The last module that must wait decides the end; where none waits, it is the start.
  #binding(modules, floors, values) {
    const [place, [begin, end]] = lastToWait(floors);
    const module = modules[place];
    const following = floors.slice(place).reduce((sum, need) => sum + need.weeks, 0);
    if (begin === 0) return this.say("too_short", { ...values, weeks: this.weeks(following) });
    if (begin === floors[place].opens && module.opens !== null) {
      return this.say("opens_late", {
        ...values, module: module.number, opens: this.date(module.opens), weeks: this.weeks(following),
        available: Math.max(0, values.available - begin),
      });
    }
    return this.say("pages_late", { ...values, module: module.number, weeks: this.weeks(end), more: following - floors[place].weeks });
  }

  #calendar({ wish, calendar, earliestEnd }) {
    const known = this.say("calendar_known", { first: this.date(calendar.first), last: this.date(calendar.last) });
    if (wish.start < calendar.first || wish.start > calendar.last) {
      return this.say("calendar_start", { known, start: this.date(wish.start) });
    }
    if (earliestEnd !== null) return this.say("calendar_end", { known, end: this.end(earliestEnd) });
    return this.say("calendar_modules", { known, title: calendar.title });
  }

  // What a reader of a plan should know beside its dates.
  notes(plan) {
    const added = plan.wish.order.length ? plan.order.filter((number) => !plan.wish.order.includes(number)) : [];
    return [
      ...(added.length ? [this.say(added.length === 1 ? "added_one" : "added", { list: added.join(", ") })] : []),
      ...this.#start(plan),
      ...plan.modules.flatMap((planned, place) => [...this.#waiting(planned.module, plan.waits[place]), ...this.#module(plan, planned)]),
      ...this.#length(plan),
    ];
  }

  #start({ wish, modules, calendar }) {
    const first = modules[0].firstDay;
    const { opens } = modules[0].module;
    if (first === wish.start || (opens !== null && opens > wish.start)) return [];
    const why = this.#noSchool(calendar, wish.start);
    const values = { start: this.day(wish.start), first: this.day(first), why };
    if (why) return [this.say("start_off", values)];
    return weekOf(wish.start).monday === weekOf(first).monday ? [] : [this.say("start_few", values)];
  }

  #waiting(module, wait) {
    if (!wait.weeks) return [];
    const values = { weeks: this.weeks(wait.weeks), module: module.number };
    if (module.opens === null || wait.forPages) return [this.say("wait_pages", values)];
    return [this.say("wait_opens", { ...values, opens: this.date(module.opens) })];
  }

  #module(plan, planned) {
    const { module, meetings } = planned;
    const values = { module: module.number, meetings: meetings.length, weeks: this.weeks(planned.weeks.length) };
    const found = module.states_weeks ? [] : [this.say("no_weeks", values)];
    const unwritten = meetings.filter((one) => one.meeting.id === null).length;
    if (unwritten) found.push(this.say("unwritten", { ...values, count: unwritten }));
    if (meetings.length > planned.weeks.length) {
      const shared = new Set(meetings.map((one) => one.day)).size < meetings.length;
      return [...found, this.say("crowded", { ...values, same: shared ? this.say("same_day") : "" })];
    }
    return [...found, ...meetings.filter((one) => one.wanted !== null).map((one) => this.#moved(plan, planned, one))];
  }

  #moved({ wish, calendar }, { module }, { number, day, wanted }) {
    const off = this.#noSchool(calendar, wanted);
    const weekday = this.weekdays[weekdayOf(wanted)];
    const why = off ? `${this.day(wanted)} ${off}` : this.say(wanted < wish.start ? "moved_start" : "moved_opens", { weekday });
    return this.say("moved", { meeting: number, module: module.number, day: this.day(day), why });
  }

  #noSchool(calendar, day) {
    if (weekdayOf(day) > 4) return this.say("weekend");
    const name = calendar.whyOff(day);
    return name ? this.say("off", { name }) : "";
  }

  #length({ order, course, wish, end }) {
    const weeks = Math.ceil((end - wish.start + 1) / 7);
    const whole = order.length === course.modules.size && ["minimum", "recommended"].includes(wish.pace.kind);
    return whole && weeks > course.horizon_weeks ? [this.say("long", { weeks, horizon: course.horizon_weeks })] : [];
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

  pace({ pace }) {
    if (pace.kind === "weeks") return this.say("pace_weeks_told", { count: pace.weeks });
    return pace.kind === "until" ? this.say("pace_until_told", { day: this.day(pace.until) }) : this.say(`pace_${pace.kind}_told`);
  }
}

function lastToWait(floors) {
  const spans = packed(floors);
  let place = spans.length - 1;
  while (place > 0 && spans[place][0] === spans[place - 1][1]) place -= 1;
  return [place, spans[place]];
}
