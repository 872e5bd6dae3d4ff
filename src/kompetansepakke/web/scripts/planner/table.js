// A plan as tables, notes and a timeline, in the same form as the page has it without JavaScript.
/**
 * @import { Day } from "./rules/days.js"
 * @import { Refusal } from "./rules/facts.js"
 * @import { Course, Plan, PlannedMeeting, PlannedModule } from "./rules/plan.js"
 * @import { Teller } from "./teller.js"
 */
import { unmarked } from "../shared/lang-marks.js";
import { filled, link, list, partOf, piece, table, time } from "./pieces.js";
import { weekSpans } from "./rules/days.js";
import { apart, numbersOf } from "./rules/planned.js";
import { datedSteps, schoolYear, schoolYearText } from "./rules/wheel.js";
import { timeline } from "./timeline.js";

/** @typedef {{ root: string, role: string, roleLabel: string }} Page The way to the edition's root, and the name of its role. */

/**
 * @param {Plan} plan
 * @param {Teller} teller
 * @param {Page} page
 */
export function planContent(plan, teller, page) {
  const notes = teller.notes(plan);
  return [
    filled("text", [plan.wish.name, teller.summary(plan)].filter(Boolean).join(": ")), ...(notes.length ? [filled("heading", teller.say("notes_title")), list(notes)] : []),
    figure(plan, teller), modulesTable(plan, teller, page),
    ...whoTable(plan, teller), ...meetingsTable(plan, teller, page), ...restTable(plan, teller),
    ...wheelContent(plan.course, plan.wish.start, teller, page),
    table(teller, "hours_caption", ["work", "time"], teller.hours(plan.modules)),
    table(teller, "facts_caption", ["choice", "value"], choices(plan, teller, page)),
  ];
}

/**
 * @param {Refusal} refused
 * @param {Teller} teller
 */
export function refusalContent(refused, teller) {
  const note = piece("refusal");
  partOf(note, "strong").append(`${teller.say("no_plan")}.`);
  note.append(teller.refusal(refused));
  return [note];
}

/**
 * The steps of the package's year, in the school year of `start`; nothing where it has none.
 * @param {Course} course
 * @param {Day} start
 * @param {Teller} teller
 * @param {Page} page
 */
export function wheelContent(course, start, teller, page) {
  const rows = datedSteps(course.wheel, start).map(({ step, first, last }) => [
    first === last ? time(first, teller) : teller.when({ first, last }),
    step.address === null ? step.title : link(page.root + step.address, step.title), step.who ?? "",
  ]);
  const year = schoolYearText(schoolYear(start));
  return rows.length ? [table(teller, "wheel_caption", ["wheel_when", "wheel_step", "wheel_who"], rows, { year })] : [];
}

/**
 * @param {Plan} plan
 * @param {Teller} teller
 * @param {Page} page
 */
function modulesTable({ modules }, teller, { root }) {
  const rows = modules.map((one) => [
    link(root + one.module.address, teller.module(one)), weekSpans(one.weeks), `${one.weeks.length}`,
    time(one.firstDay, teller), time(one.lastDay, teller),
  ]);
  return table(teller, "modules_caption", ["module", "weeks_head", "school_weeks", "first_day", "last_day"], rows);
}

/**
 * @param {Plan} plan
 * @param {Teller} teller
 */
function whoTable({ modules }, teller) {
  const rows = modules.flatMap((one) => apart(one).map(([who, { day, weeks }]) =>
    [teller.module(one), who, time(day, teller), `${weeks}`]));
  return rows.length ? [table(teller, "who_caption", ["module", "who", "begins", "school_weeks"], rows)] : [];
}

/**
 * @param {Plan} plan
 * @param {Teller} teller
 * @param {Page} page
 */
function meetingsTable(plan, teller, page) {
  const { course, modules } = plan;
  /** @type {(key: string, ids: string[]) => Node | string} */
  const things = (key, ids) => folded(teller.say(key), ids.map((id) => course.resources[id]));
  const rows = modules.flatMap((planned) => planned.meetings.map((one) => [
    meetingHead(planned, one, teller, page), time(one.day, teller, teller.held(plan, one)), things("prepare", one.meeting.prepare), things("follows", one.meeting.follows),
  ]));
  return rows.length ? [table(teller, "meetings_caption", ["meeting", "day", "prepare", "follows"], rows)] : [];
}

/**
 * Texts below what they are and how many; nothing where there are none.
 * @param {string} label
 * @param {string[]} texts
 */
function folded(label, texts) {
  const made = piece("fold");
  partOf(made, "summary").append(`${label} (${texts.length})`);
  made.append(list(texts));
  return texts.length ? made : "";
}

/**
 * @param {PlannedModule} planned
 * @param {PlannedMeeting} one
 * @param {Teller} teller
 * @param {Page} page
 */
function meetingHead(planned, one, teller, { root }) {
  const anchor = one.meeting.id === null ? "" : `#${one.meeting.id}`;
  const minutes = teller.minutes(one.meeting.minutes);
  const made = document.createDocumentFragment();
  made.append(link(`${root}${one.meeting.address}${anchor}`, teller.meeting(planned, one)));
  if (minutes) made.append(" ", filled("facts", minutes));
  return made;
}

/**
 * @param {Plan} plan
 * @param {Teller} teller
 */
function restTable({ course, modules }, teller) {
  const rows = modules.filter((one) => one.module.rest.length)
    .map((one) => [teller.module(one), folded(teller.say("content"), one.module.rest.map((id) => course.resources[id]))]);
  return rows.length ? [table(teller, "rest_caption", ["module", "content"], rows)] : [];
}

/**
 * @param {Plan} plan
 * @param {Teller} teller
 * @param {Page} page
 */
function choices(plan, teller, { roleLabel, role }) {
  const { start, pace, weekday, time: clock, place, name } = plan.wish;
  return [
    [roleLabel, role], [teller.say("start"), teller.day(start)], [teller.say("finish"), teller.day(plan.end)],
    [teller.say("order"), numbersOf(plan).join(", ")], [teller.say("pace"), teller.pace(pace)],
    [teller.say("weekday"), teller.words.weekdays[weekday]], [teller.say("calendar"), plan.calendar.title],
    ...(clock === null ? [] : [[teller.say("time_of_day"), teller.say("clock_told", { time: clock })]]),
    ...[["place", place], ["name", name]].filter(([, value]) => value).map(([key, value]) => [teller.say(key), value]),
  ];
}

/**
 * @param {Plan} plan
 * @param {Teller} teller
 */
function figure(plan, teller) {
  const made = piece("figure");
  partOf(made, "figcaption").append(teller.say("timeline_key"));
  made.prepend(planTimeline(plan, teller));
  return made;
}

/**
 * @param {Plan} plan
 * @param {Teller} teller
 */
function planTimeline(plan, teller) {
  const rows = plan.modules.map((one) => ({
    label: unmarked(teller.module(one)), bars: [/** @type {[Day, Day]} */ ([one.firstDay, one.lastDay])], points: one.meetings.map((meeting) => meeting.day),
  }));
  const sentences = plan.modules.map((one) => teller.say("timeline_text", {
    label: unmarked(teller.module(one)), first: one.firstDay, last: one.lastDay, weeks: weekSpans(one.weeks), meetings: one.meetings.length,
  }));
  const [first, last] = [plan.modules[0].firstDay, plan.end];
  const bands = plan.calendar.spans
    .map(([begins, ends]) => /** @type {[Day, Day]} */ ([Math.max(begins, first), Math.min(ends, last)]))
    .filter(([begins, ends]) => begins <= ends);
  return timeline({
    name: "kp-tidslinje", title: teller.say("timeline_title"), description: sentences.join(" "), rows,
    months: teller.words.short_months, bands,
  });
}
