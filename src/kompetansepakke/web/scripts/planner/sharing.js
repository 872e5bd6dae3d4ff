// What a plan is taken along as: a calendar file, and a link to it in an edition that the receiver may open.
/** @import { Plan } from "./rules/plan.js" */
/** @import { Teller } from "./teller.js" */
import { download } from "../shared/taking.js";
import { calendarFile } from "./ics.js";

/**
 * @param {Plan} plan
 * @param {string} name What the file is called after: the id of the package.
 * @param {Teller} teller
 * @param {string} root The way to the edition's root.
 */
export function saveCalendar(plan, name, teller, root) {
  const base = new URL(root, location.href.split(/[?#]/)[0]).href;
  const file = new Blob([calendarFile(plan, teller, Math.floor(Date.now() / 1000), base)], { type: "text/calendar" });
  download(`${name}-tidsplan.ics`, file);
}

/**
 * Copy the link to a plan; gives what to tell.
 * @param {string | undefined} edition Its name, as the page lists the editions; without one, the page itself.
 * @param {string} query The plan, as an address has it.
 * @param {Teller} teller
 */
export async function copyLink(edition, query, teller) {
  history.replaceState(null, "", query);
  const editions = /** @type {HTMLTemplateElement} */ (document.getElementById("kp.plan-editions")).content;
  const other = [...editions.querySelectorAll("a")].find((one) => one.textContent === edition);
  const page = new URL(other?.getAttribute("href") ?? "", location.href.split(/[?#]/)[0]);
  try {
    await navigator.clipboard.writeText(page.href + query);
    return teller.say("copied");
  } catch {
    return teller.say("not_copied");
  }
}
