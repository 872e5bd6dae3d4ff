// The schools' plans as one drawing: a row each, with the modules as bars, the meetings as points and the school's days
// off behind, over months; lines for the owner's days and for today.
/**
 * @import { Day } from "../planner/rules/days.js"
 * @import { Named, SchoolPlan } from "./plan-file.js"
 */
import { dateOf, mondayOf } from "../planner/rules/days.js";

const SVG = "http://www.w3.org/2000/svg";
const [WIDTH, LABEL, TOP, ROW, BAR, MONTH_ROOM, MOST] = [960, 200, 34, 26, 18, 34, 30];

/**
 * @param {string} tag
 * @param {Record<string, string | number>} attributes
 * @param {string} [text]
 */
function element(tag, attributes, text) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, typeof value === "number" ? value.toFixed(1) : value);
  if (text !== undefined) made.textContent = text;
  return made;
}

/**
 * `plans` is not empty; `months` are short names, and `name` what a row is called.
 * @param {{ plans: SchoolPlan[], days: Named[], today: Day, months: string[], title: string, text: string, now: string, name: (plan: SchoolPlan) => string }} drawn
 */
export function chart({ plans, days, today, months, title, text, now, name }) {
  const first = mondayOf(Math.min(...plans.map((plan) => plan.first)));
  const last = mondayOf(Math.max(...plans.map((plan) => plan.last))) + 6;
  const height = TOP + plans.length * ROW + 4;
  /** @param {Day} day */
  const x = (day) => LABEL + ((WIDTH - LABEL - 8) * (day - first)) / (last - first + 1);
  const root = element("svg", { viewBox: `0 0 ${WIDTH} ${height}`, role: "img", "aria-labelledby": "kp.skoler kp.skoler-om", class: "kp-svg" });
  root.append(element("title", { id: "kp.skoler" }, title), element("desc", { id: "kp.skoler-om" }, text));
  root.append(...monthLines(first, last, x, months, height));
  for (const day of days.filter((one) => one.last >= first && one.first <= last)) {
    root.append(element("rect", { x: x(day.first), y: TOP - 6, width: x(day.last + 1) - x(day.first), height: height - TOP + 6, class: "kp-overview__day" }));
  }
  root.append(...plans.flatMap((plan, place) => row(plan, name(plan), TOP + place * ROW, x)));
  if (first <= today && today <= last) {
    root.append(element("path", { d: `M${x(today + 0.5).toFixed(1)} 16V${height}`, class: "kp-overview__today" }));
    root.append(element("text", { x: x(today + 0.5) + 3, y: 24, class: "kp-svg__small", "font-size": 11 }, now));
  }
  return root;
}

/**
 * @param {Day} first
 * @param {Day} last
 * @param {(day: Day) => number} x
 * @param {string[]} months
 * @param {number} height
 */
function monthLines(first, last, x, months, height) {
  const shapes = [];
  let free = LABEL;
  for (let day = first; day <= last; day += 1) {
    const date = dateOf(day);
    if (date.getUTCDate() !== 1) continue;
    shapes.push(element("path", { d: `M${x(day).toFixed(1)} 4V${height}`, class: "kp-timeline__month" }));
    if (x(day) < free || x(day) > WIDTH - MONTH_ROOM) continue;
    shapes.push(element("text", { x: x(day) + 3, y: 12, class: "kp-svg__small", "font-size": 12 }, months[date.getUTCMonth()]));
    free = x(day) + MONTH_ROOM;
  }
  return shapes;
}

/**
 * @param {SchoolPlan} plan
 * @param {string} name
 * @param {number} y
 * @param {(day: Day) => number} x
 */
function row({ modules, meetings, off, first, last }, name, y, x) {
  const letters = [...name];
  const short = letters.length > MOST ? `${letters.slice(0, MOST - 1).join("")}…` : name;
  const middle = y + ROW / 2 - 2;
  return [
    element("text", { x: 4, y: middle + 4, class: "kp-svg__text", "font-size": 12 }, short),
    ...off.filter((span) => span.last >= first && span.first <= last).map((span) =>
      element("rect", { x: x(span.first), y: y - 1, width: x(span.last + 1) - x(span.first), height: ROW - 2, class: "kp-timeline__off" })),
    ...modules.flatMap((module) => [
      element("rect", { x: x(module.first), y: middle - BAR / 2, width: x(module.last + 1) - x(module.first), height: BAR, rx: 3, class: "kp-timeline__bar" }),
      element("text", { x: x(module.first) + 4, y: middle + 4, class: "kp-svg__text", "font-size": 12 }, `${module.number}`),
    ]),
    ...meetings.map(({ day }) => element("circle", { cx: x(day + 0.5), cy: middle, r: 3.5, class: "kp-timeline__point" })),
  ];
}
