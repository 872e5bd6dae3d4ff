// Schools' plans from the file that is taken along from «Mine notater». It holds what was chosen, so the dates are
// worked out here, from the edition's own plan.json; of all else in the file nothing is read. overview-page.js fetches
// this when such a file is chosen.
/** @import { PlanData } from "../planner/rules/plan.js" */
import { unpacked } from "../notes/exchange.js";
import { calendarFile } from "../planner/ics.js";
import { calendarOf } from "../planner/rules/own.js";
import { makePlan, readCourse } from "../planner/rules/plan.js";
import { readState } from "../planner/state.js";
import { Teller } from "../planner/teller.js";
import { base, later } from "../shared/page.js";
import { parse } from "../shared/store.js";

/** @type {Map<string, Promise<PlanData | null>>} */
const asked = new Map();

/**
 * What a package's plans are made of; null where the edition doesn't have it. Asking again after a failure tries again.
 * @param {string} pack
 */
function dataOf(pack) {
  const before = asked.get(pack);
  if (before) return before;
  const coming = fetch(`${base}/${pack}/tidsplan/plan.json`).then((answer) => (answer.ok ? answer.json() : null));
  asked.set(pack, coming);
  coming.catch(() => asked.delete(pack));
  return coming;
}

/**
 * The plan of a record, as the calendar file that the planner makes of it; nothing where there is none.
 * @param {import("../shared/store.js").Entry} entry
 */
async function calendarIn({ pack, raw }) {
  const record = parse(raw);
  const data = record?.query && await dataOf(pack);
  if (!record?.query || !data) return [];
  const [course, teller] = [readCourse(data), new Teller(data.words)];
  const { state } = readState(record.query, course);
  const plan = makePlan(course, state, calendarOf(course, state, teller.say("own_days")));
  const stamped = Math.floor(Date.parse(record.at) / 1000);
  return plan.refused || Number.isNaN(stamped) ? [] : [calendarFile(plan, teller, stamped, new URL(`${base}/`, location.href).href)];
}

later.exported = async (text) => {
  const [entries = []] = unpacked(text) ?? [];
  const plans = entries.filter(({ kind, pack }) => kind === "plan" && /^[\w-]+$/.test(pack));
  return (await Promise.all(plans.map(calendarIn))).flat();
};
