// Several schools' plans beside each other, for their owner, once the first is there. The files are read here; nothing is
// sent, and nothing is kept. What is said stands in the page (pages/templates/overview.html).
/** @import { Named, Read, SchoolPlan } from "./plan-file.js" */
import { isoDay, parseDay } from "../planner/rules/days.js";
import { button, el, later, part, run, say } from "../shared/page.js";
import { fill } from "../shared/wording.js";
import { download } from "../shared/taking.js";
import { chart } from "./chart.js";
import { oneCalendar } from "./one-calendar.js";
import { readPlanFile } from "./plan-file.js";
import { spanText, tables } from "./tables.js";

const EXPORTED = "assets/kp/exported.js";
/** @type {HTMLElement} */
const root = part(document, "[data-kp-overview]");
const words = /** @type {Record<string, string>} */ (root.dataset);
/** @type {HTMLFormElement} */
const form = part(root, "form");
/** @type {HTMLInputElement} */
const files = part(root, "[type=file]");
/**
 * @param {string} name
 * @returns {HTMLElement}
 */
const area = (name) => part(root, `[data-part="${name}"]`);
/** @param {string} text */
const tell = (text) => say(area("said"), text);

/** @type {SchoolPlan[]} */
let plans = [];
/** @type {Named[]} */
let days = [];

/**
 * A school's name, with its package where there are several.
 * @param {SchoolPlan} plan
 */
const nameOf = ({ name, title }) => (plans.some((other) => other.title !== title) ? `${name} (${title})` : name);

/** The reader's own day. */
const today = () => /** @type {number} */ (parseDay(new Date().toLocaleDateString("sv")));

function show() {
  plans.sort((one, two) => one.name.localeCompare(two.name, [document.documentElement.lang, "nb"]) || one.pack.localeCompare(two.pack));
  area("actions").hidden = !plans.length && !days.length;
  for (const name of ["download", "print"]) part(root, `[data-press="${name}"]`).hidden = !plans.length;
  const [schools, list] = [area("schools"), area("days")];
  schools.hidden = !plans.length;
  list.hidden = !days.length;
  part(schools, "summary span").textContent = `(${plans.length})`;
  part(schools, "ul").replaceChildren(...plans.map(schoolRow));
  list.replaceChildren(...days.map((day) => el("li", {}, `${day.name}, ${spanText(words, day)} `, removal(day.name, () => {
    days = days.filter((one) => one !== day);
  }))));
  showPlans();
}

function showPlans() {
  const drawn = { plans, days, today: today(), months: words.shortMonths.split(","), title: words.chartTitle, text: words.chartText, now: words.today, name: nameOf };
  const figure = plans.length ? [el("div", { class: "kp-table kp-overview__chart", role: "region", tabindex: 0, "aria-label": words.chartTitle }, el("figure", { class: "kp-figure" }, chart(drawn)))] : [];
  area("out").replaceChildren(...figure, ...(plans.length ? tables(plans, days, drawn.today, words, nameOf) : []));
}

/**
 * A button that takes something away, and leaves the focus where it can be found.
 * @param {string} name
 * @param {() => void} remove
 */
const removal = (name, remove) => button(words.remove, () => {
  remove();
  show();
  tell(fill(words.gone, { name }));
  files.focus();
}, { "aria-label": `${words.remove}: ${name}` });

/** @param {SchoolPlan} plan */
function schoolRow(plan) {
  const field = el("input", { type: "text", value: plan.name, maxlength: 100, "aria-label": `${words.rename}: ${plan.name}` });
  field.addEventListener("change", () => {
    plan.name = field.value.trim() || plan.name;
    showPlans();
  });
  return el("li", {}, field, ` ${plan.title} `, removal(plan.name, () => {
    plans = plans.filter((one) => one !== plan);
  }));
}

/**
 * Let a plan in; the newer of two of one school. True where there was one.
 * @param {SchoolPlan} plan
 */
function replace(plan) {
  const before = plans.find(({ name, pack }) => name === plan.name && pack === plan.pack);
  plans = [...plans.filter((one) => one !== before), before && before.made > plan.made ? before : plan];
  return before !== undefined;
}

/** @param {Named[]} more */
function addDays(more) {
  days = [...new Map([...days, ...more].map((day) => [`${day.first} ${day.last} ${day.name}`, day])).values()]
    .sort((one, two) => one.first - two.first);
}

/**
 * What a file holds: a plan or days, or several plans where it is taken along from «Mine notater».
 * @param {File} file
 * @returns {Promise<({ name: string } & Read)[]>}
 */
async function read(file) {
  const { name } = file;
  const text = await file.text();
  if (!/^\s*\{/.test(text)) return [{ name, ...readPlanFile(text, name) }];
  await run(EXPORTED);
  const calendars = await later.exported?.(text) ?? [];
  return calendars.length ? calendars.map((one) => ({ name, ...readPlanFile(one, name) })) : [{ name }];
}

/** @param {File[]} chosen */
async function take(chosen) {
  try {
    takeIn((await Promise.all(chosen.map(read))).flat());
  } catch {
    tell(words.failed);
  }
}

/** @param {({ name: string } & Read)[]} found */
function takeIn(found) {
  const brought = found.flatMap((one) => (one.plan ? [one.plan] : []));
  const more = found.flatMap((one) => one.days ?? []);
  const lost = found.reduce((sum, one) => sum + (one.lost ?? 0), 0);
  const [replaced, bad] = [brought.filter(replace), found.filter((one) => !one.plan && !one.days)];
  addDays(more);
  show();
  /** @type {(phrase: string, fields: Record<string, unknown>, isSo: unknown) => string} */
  const told = (phrase, fields, isSo) => (isSo ? fill(phrase, fields) : "");
  tell([
    told(brought.length === 1 ? words.readOne : words.read, { count: brought.length }, brought.length),
    told(words.daysRead, { count: more.length }, more.length),
    told(words.leftOut, { count: lost }, lost),
    told(words.replaced, { names: replaced.map(({ name }) => name).join(", ") }, replaced.length),
    told(words.foreign, { files: bad.map(({ name }) => name).join(", ") }, bad.length),
  ].filter(Boolean).join(" "));
}

function addDay() {
  const { day, name } = /** @type {Record<string, HTMLInputElement>} */ (/** @type {unknown} */ (form.elements));
  const first = parseDay(day.value);
  if (first === null || !name.value.trim()) {
    tell(words.noDay);
    return;
  }
  addDays([{ first, last: first, name: name.value.trim() }]);
  name.value = "";
  show();
  tell(fill(words.daysRead, { count: 1 }));
}

/** @type {Record<string, () => void>} */
const presses = {
  download: () => download(`planer-${isoDay(today())}.ics`,
    new Blob([oneCalendar(plans, words.calendarTitle, Date.now())], { type: "text/calendar" })),
  print: () => print(),
  clear() {
    [plans, days] = [[], []];
    show();
    tell("");
    files.focus();
  },
};

root.addEventListener("click", ({ target }) => presses[/** @type {HTMLElement} */ (target).dataset.press ?? ""]?.());
later.overview = { take, addDay };
