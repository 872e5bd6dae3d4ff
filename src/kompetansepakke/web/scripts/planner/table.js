// A plan as tables, notes and a timeline, in the same form as the page has it without JavaScript.
import { el } from "../shared/page.js";
import { isoDay, weekSpans } from "./rules/days.js";
import { timeline } from "./timeline.js";
import { datedSteps, schoolYear, schoolYearText } from "./rules/wheel.js";

const WAYS = ["individual", "team", "plenary", "meeting", "unknown"];

export function summary({ modules, end }, words) {
  return words.say("summary", {
    start: words.day(modules[0].firstDay), end: words.day(end),
    weeks: words.weeks(modules.reduce((sum, one) => sum + one.weeks.length, 0)),
    meetings: words.count("meetings", modules.reduce((sum, one) => sum + one.meetings.length, 0)),
  });
}

// `page` is { root, role }: the way to the edition's root, and the name of its role.
export function planContent(plan, words, page) {
  const { course, modules } = plan;
  const titles = (ids) => ids.map((id) => course.resources[id]);
  const meetings = modules.flatMap((planned) => planned.meetings.map((one) => ({ planned, one })));
  const rest = modules.filter((planned) => planned.module.rest.length);
  const notes = words.notes(plan);
  return [
    el("p", {}, summary(plan, words)),
    figure(plan, words),
    table(words, "modules_caption", ["module", "weeks_head", "school_weeks", "first_day", "last_day"], modules.map((one) => [
      link(page.root + one.module.address, words.module(one)), weekSpans(one.weeks), `${one.weeks.length}`,
      time(one.firstDay, words), time(one.lastDay, words)])),
    ...(meetings.length ? [table(words, "meetings_caption", ["meeting", "day", "prepare", "follows"], meetings.map(({ planned, one }) => [
      meetingHead(planned, one, words, page), time(one.day, words), list(titles(one.meeting.prepare)), list(titles(one.meeting.follows))]))] : []),
    ...(rest.length ? [table(words, "rest_caption", ["module", "content"], rest.map((one) => [words.module(one), list(titles(one.module.rest))]))] : []),
    ...wheelContent(course, plan.wish.start, words, page),
    table(words, "hours_caption", ["work", "time"], hourRows(modules, words)),
    table(words, "facts_caption", ["choice", "value"], facts(plan, words, page)),
    ...(notes.length ? [el("h3", {}, words.say("notes_title")), list(notes)] : []),
  ];
}

// The steps of the package's year, in the school year of `start`; nothing where it has none.
export function wheelContent(course, start, words, page) {
  const rows = datedSteps(course.wheel, start).map(({ step, first, last }) => [
    first === last ? time(first, words) : words.when({ first, last }),
    step.address === null ? step.title : link(page.root + step.address, step.title), step.who ?? "",
  ]);
  const year = schoolYearText(schoolYear(start));
  return rows.length ? [table(words, "wheel_caption", ["wheel_when", "wheel_step", "wheel_who"], rows, { year })] : [];
}

export function refusalContent(refused, words) {
  const note = el("p", { class: "kp-note" });
  note.append(el("strong", {}, `${words.say("no_plan")}.`), " ", words.refusal(refused));
  return [note];
}

export function planTimeline(plan, words) {
  const rows = plan.modules.map((one) => ({
    label: words.module(one), bars: [[one.firstDay, one.lastDay]], points: one.meetings.map((meeting) => meeting.day),
  }));
  const sentences = plan.modules.map((one) => words.say("timeline_text", {
    label: words.module(one), first: words.date(one.firstDay), last: words.date(one.lastDay),
    weeks: weekSpans(one.weeks), meetings: words.count("meetings", one.meetings.length),
  }));
  const [first, last] = [plan.modules[0].firstDay, plan.end];
  const bands = plan.calendar.spans.map(([begins, ends]) => [Math.max(begins, first), Math.min(ends, last)])
    .filter(([begins, ends]) => begins <= ends);
  return timeline({
    name: "kp-tidslinje", title: words.say("timeline_title"), description: sentences.join(" "), rows,
    months: words.say("short_months").split(" "), bands,
  });
}

function figure(plan, words) {
  const made = el("figure", { class: "kp-figure" });
  made.append(planTimeline(plan, words), el("figcaption", {}, words.say("timeline_key")));
  return made;
}

function meetingHead(planned, one, words, { root }) {
  const anchor = one.meeting.id === null ? "" : `#${one.meeting.id}`;
  const minutes = words.minutes(one.meeting.minutes);
  const made = document.createDocumentFragment();
  made.append(link(`${root}${one.meeting.address}${anchor}`, words.meeting(planned, one)));
  if (minutes) made.append(" ", el("span", { class: "kp-facts" }, minutes));
  return made;
}

function hourRows(modules, words) {
  const sums = {};
  for (const { module } of modules) {
    for (const [way, minutes] of Object.entries(module.hours)) sums[way] = (sums[way] ?? 0) + minutes;
  }
  const total = WAYS.reduce((sum, way) => sum + sums[way], 0);
  return [
    ...WAYS.filter((way) => sums[way]).map((way) => [words.say(`work_${way}`), words.time(sums[way])]),
    [words.say("work_total"), words.time(total)],
    ...(sums.untimed ? [[words.say("work_untimed"), words.count("untimed", sums.untimed)]] : []),
  ];
}

function facts(plan, words, { roleLabel, role }) {
  return [
    [roleLabel, role], [words.say("start"), words.day(plan.wish.start)], [words.say("finish"), words.day(plan.end)],
    [words.say("order"), plan.order.join(", ")], [words.say("pace"), words.pace(plan.wish)],
    [words.say("weekday"), words.weekdays[plan.wish.weekday]], [words.say("calendar"), plan.calendar.title],
  ];
}

function table(words, caption, heads, rows, values = {}) {
  const title = words.say(caption, values);
  const region = el("div", { class: "kp-table", role: "region", tabindex: "0", "aria-label": title });
  const made = el("table", { class: "kp-pacing" });
  const head = el("tr");
  head.append(...heads.map((name) => el("th", { scope: "col" }, words.say(name))));
  const body = el("tbody");
  body.append(...rows.map(([first, ...cells]) => {
    const row = el("tr");
    row.append(el("th", { scope: "row" }, first), ...cells.map((cell) => el("td", {}, cell)));
    return row;
  }));
  made.append(el("caption", {}, title), el("thead", {}, head), body);
  region.append(made);
  return region;
}

function list(items) {
  if (!items.length) return "";
  const made = el("ul");
  made.append(...items.map((item) => el("li", {}, item)));
  return made;
}

const time = (day, words) => el("time", { datetime: isoDay(day) }, words.day(day));
const link = (href, text) => el("a", { href }, text);
