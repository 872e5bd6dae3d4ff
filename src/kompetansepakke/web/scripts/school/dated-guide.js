// A printed set on the screen and on paper: the dates in its tables, and the clock of its agendas from the time of day
// that the plan has. The PDF beside it is the same for all schools.
/** @import { School } from "./school-plan.js" */
import { clock as told } from "../planner/rules/days.js";
import { el } from "../shared/page.js";
import { meetingsOf } from "./now.js";

const TIMES = /\d\d\.\d\d/g;
const SPACE = "data-kp-dated";
/** @type {number | undefined} When the clocks on the page begin now. */
let shown;

/**
 * @param {Element | null} cell
 * @param {string} text
 */
const put = (cell, text) => text && cell?.append(el("span", { [SPACE]: true }, text));

/**
 * What several meetings bring is done before the first of them.
 * @param {Element | null} cell
 * @param {string} text
 */
const putOnce = (cell, text) => cell?.childElementCount || put(cell, text);

/** @param {School} school */
export function datedGuide({ plan, teller }) {
  for (const { one } of meetingsOf(plan)) {
    const { id, prepare, follows } = one.meeting;
    const day = teller.date(one.day);
    /** @type {(names: (string | null)[], text: string) => void} */
    const dated = (names, text) => {
      for (const name of names) putOnce(document.querySelector(`tr[data-kp-resource="${name}"] [data-kp-when]`), text);
    };
    dated([id], day);
    dated(prepare, `${teller.say("done_before")} ${day}`);
    dated(follows, `${teller.say("done_after")} ${day}`);
    for (const row of document.querySelectorAll(`tr[data-kp-meeting="${one.meeting.id}"]`)) {
      put(row.querySelector("[data-kp-date]"), teller.held(plan, one));
      put(row.querySelector("[data-kp-place]"), plan.wish.place);
    }
  }
  for (const { module, firstDay, lastDay } of plan.modules) {
    for (const row of document.querySelectorAll(`tr[data-kp-module="${module.number}"]`)) {
      put(row.querySelector("[data-kp-from]"), teller.date(firstDay));
      put(row.querySelector("[data-kp-to]"), teller.date(lastDay));
    }
  }
  const period = /** @type {HTMLElement | null} */ (document.querySelector("[data-kp-period]"));
  const number = period?.dataset.kpPeriod;
  const [first, last] = number ? plan.modules.filter(({ module }) => `${module.number}` === number) : [plan.modules[0], ...plan.modules.slice(-1)];
  if (first) put(period, `${teller.date(first.firstDay)} – ${teller.date((last ?? first).lastDay)}`);
  put(document.querySelector("[data-kp-school-name]"), plan.wish.name);
}

/**
 * Let the clocks begin at `time`; as the page was made they begin at `made`.
 * @param {number} time
 * @param {number} made
 */
export function clocks(time, made) {
  shown ??= made;
  const shift = time - shown;
  for (const place of shift ? document.querySelectorAll(".kp-clock, [data-kp-clock]") : []) {
    place.textContent = (place.textContent ?? "").replaceAll(TIMES, (found) => {
      const [hours, minutes] = found.split(".").map(Number);
      return told((60 * hours + minutes + shift + 1440) % 1440, ".");
    });
  }
  shown = time;
}
