// What the schools' plans tell beside each other, as tables.
/**
 * @import { Day } from "../planner/rules/days.js"
 * @import { Named, SchoolPlan } from "./plan-file.js"
 * @typedef {Record<string, string>} Words
 */
import { clock, dateOf, weekdayOf } from "../planner/rules/days.js";
import { el } from "../shared/page.js";
import { fill } from "../shared/wording.js";
import { clashes, differences, whereabouts } from "./compare.js";

/**
 * «onsdag 20. januar 2027».
 * @param {Words} words
 * @param {Day} day
 */
function dayText(words, day) {
  const date = dateOf(day);
  const told = fill(words.date, { day: date.getUTCDate(), month: words.months.split(",")[date.getUTCMonth()], year: date.getUTCFullYear() });
  return fill(words.weekdayDate, { weekday: words.weekdays.split(",")[weekdayOf(day)], date: told });
}

/**
 * «4. jan – 29. jan».
 * @param {Words} words
 * @param {{ first: Day, last: Day }} span
 */
function shortSpan(words, span) {
  const [first, last] = [span.first, span.last].map((day) => `${dateOf(day).getUTCDate()}. ${words.shortMonths.split(",")[dateOf(day).getUTCMonth()]}`);
  return fill(words.span, { first, last });
}

/**
 * @param {Words} words
 * @param {{ first: Day, last: Day }} span
 */
export const spanText = (words, span) => (span.first === span.last ? dayText(words, span.first)
  : fill(words.span, { first: dayText(words, span.first), last: dayText(words, span.last) }));

/**
 * @param {string} caption
 * @param {string[]} heads
 * @param {string[][]} rows
 */
const table = (caption, heads, rows) => el("div", { class: "kp-table", role: "region", tabindex: 0, "aria-label": caption },
  el("table", { class: "kp-pacing" }, el("caption", {}, caption),
    el("thead", {}, el("tr", {}, ...heads.map((head) => el("th", { scope: "col" }, head)))),
    el("tbody", {}, ...rows.map(([first, ...cells]) => el("tr", {}, el("th", { scope: "row" }, first), ...cells.map((cell) => el("td", {}, cell)))))));

/**
 * @param {SchoolPlan[]} plans
 * @param {Named[]} days
 * @param {Day} today
 * @param {Words} words
 * @param {(plan: SchoolPlan) => string} nameOf
 */
export const tables = (plans, days, today, words, nameOf) => [
  where(plans, today, words, nameOf), ...clashTable(plans, days, words, nameOf), ...differenceTable(plans, words, nameOf),
  ...moduleTables(plans, words),
];

/** @type {(plans: SchoolPlan[], today: Day, words: Words, nameOf: (plan: SchoolPlan) => string) => HTMLElement} */
const where = (plans, today, words, nameOf) => table(words.where,
  [words.school, words.now, words.nextModule, words.meeting, words.lastDay], plans.map((plan) => {
    const { now, next, meeting } = whereabouts(plan, today);
    const between = today < plan.first ? words.before : today > plan.last ? words.after : words.between;
    const held = meeting && dayText(words, meeting.day);
    return [
      nameOf(plan), now?.title ?? between, next ? `${next.title}, ${shortSpan(words, next)}` : words.none,
      held ? `${meeting.time === null ? held : fill(words.dayTime, { day: held, time: clock(meeting.time, ".") })}: ${meeting.title}` : words.none,
      dayText(words, plan.last),
    ];
  }));

/** @type {(plans: SchoolPlan[], days: Named[], words: Words, nameOf: (plan: SchoolPlan) => string) => HTMLElement[]} */
function clashTable(plans, days, words, nameOf) {
  if (!days.length) return [];
  const rows = clashes(plans, days).map(({ day, meetings, off }) => [
    `${day.name}, ${spanText(words, day)}`, meetings.map(({ plan, meeting }) => `${nameOf(plan)} (${meeting.title})`).join("; ") || words.noClash,
    off.map(nameOf).join(", ") || words.noClash,
  ]);
  return [table(words.clashes, [words.day, words.clashing, words.off], rows)];
}

/** @type {(plans: SchoolPlan[], words: Words, nameOf: (plan: SchoolPlan) => string) => HTMLElement[]} */
function differenceTable(plans, words, nameOf) {
  if (plans.length < 2) return [];
  const found = differences(plans);
  if (!found.length) return [el("p", {}, words.noDifference)];
  /** @param {SchoolPlan[]} some */
  const named = (some) => `${fill(words.allBut, { count: some.length, all: plans.length })}: ${some.map(nameOf).join(", ")}`;
  return [table(words.differs, [words.when, words.offAt, words.schoolAt],
    found.map((one) => [`${spanText(words, one)} (${one.names.join(", ")})`, named(one.off), named(one.school)]))];
}

/** @type {(plans: SchoolPlan[], words: Words) => HTMLElement[]} */
function moduleTables(plans, words) {
  const packs = [...new Map(plans.map(({ pack, title }) => [pack, title]))];
  return packs.map(([pack, title]) => {
    const own = plans.filter((plan) => plan.pack === pack);
    const numbers = [...new Set(own.flatMap(({ modules }) => modules.map(({ number }) => number)))].sort((one, two) => one - two);
    return table(packs.length > 1 ? `${words.modules} – ${title}` : words.modules,
      [words.school, ...numbers.map((number) => fill(words.module, { number }))],
      own.map(({ name, modules }) => [name, ...numbers.map((number) => {
        const module = modules.find((one) => one.number === number);
        return module ? shortSpan(words, module) : words.none;
      })]));
  });
}
