// The leader's strip, which leads to the first meeting where no plan is known, to the next one.
/** @import { School } from "./school-plan.js" */
/** @import { Now } from "./now.js" */
import { module as own } from "../shared/page.js";
import { href } from "../shared/wording.js";
import { meetingsOf, nextMeeting } from "./now.js";

/**
 * @param {School} school
 * @param {Now} now
 */
export function leadOn(school, now) {
  const found = own ? nextIn(school, now) : nextMeeting(school.plan, now);
  const id = found?.one.meeting.id;
  if (!found || !id) return;
  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("a[data-kp-next]"))) {
    const { kpNext = "", kpAt = "", kpHas = "" } = link.dataset;
    const [pack, folder] = found.planned.module.address.split("/");
    const page = kpAt ? `${pack}/${kpAt}${folder}/` : found.one.meeting.address;
    link.href = href(page + kpNext.replace("{id}", id));
    if (kpNext === "#{id}" && !kpAt) link.textContent = school.teller.say("next");
    const stands = kpAt ? kpHas.split(" ").includes(folder) : kpNext[0] === "#" || found.one.meeting.agenda.length > 0;
    /** @type {HTMLElement} */ (link.parentElement).hidden = !stands;
  }
}

/**
 * The next meeting of the page's own module.
 * @param {School} school
 * @param {Now} now
 */
function nextIn({ plan }, now) {
  const modules = plan.modules.filter(({ module }) => `${module.number}` === own);
  return nextMeeting({ ...plan, modules }, now) ?? meetingsOf({ ...plan, modules }).at(-1);
}
