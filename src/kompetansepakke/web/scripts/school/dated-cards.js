// When the meetings on the page are, what was agreed on at the meeting before each, and which meetings the page's other
// cards are done before or after.
/** @import { School } from "./school-plan.js" */
import { isoDay } from "../planner/rules/days.js";
import { decided } from "../meeting/decided.js";
import { el, later } from "../shared/page.js";
import { meetingsOf } from "./now.js";

/**
 * «onsdag 20. januar 2027 kl. 14.15, Auditoriet», as an element.
 * @param {School} school
 * @param {import("./now.js").Met["one"]} one
 */
export const heldAt = ({ plan, teller }, one) => el("time", { datetime: isoDay(one.day) }, [teller.held(plan, one), plan.wish.place].filter(Boolean).join(", "));

/**
 * What was agreed on at the meeting before the one with this title; nothing for other cards.
 * @param {Element} title
 * @param {string} label
 */
function agreed(title, label) {
  const before = title.closest(".kp-meeting") && later.school?.before(title.id);
  const texts = before ? decided(before) : [];
  const rows = texts.map((text) => el("li", {}, text));
  return rows.length ? [el("div", { class: "kp-agreed", "data-kp-dated": true }, el("p", {}, el("strong", {}, label)), el("ul", {}, ...rows))] : [];
}

/** @param {School} school */
export function datedCards(school) {
  const { plan, teller } = school;
  /** @type {Map<string, (Node | string)[]>} */
  const told = new Map();
  for (const { one } of meetingsOf(plan)) {
    const { id, prepare, follows } = one.meeting;
    for (const name of prepare) told.set(name, [teller.say("done_before"), " ", heldAt(school, one)]);
    for (const name of follows) told.set(name, [teller.say("done_after"), " ", heldAt(school, one)]);
    if (id !== null) told.set(id, [heldAt(school, one)]);
  }
  const label = teller.say("minutes_before");
  for (const title of document.querySelectorAll(".kp-card__title[id]")) {
    const content = told.get(title.id);
    const facts = title.parentElement?.querySelector(":scope > .kp-facts");
    (facts ?? title).after(...agreed(title, label));
    if (content) (facts ?? title).after(el("p", { class: "kp-dated", "data-kp-dated": true }, ...content.map((part) => typeof part === "string" ? part : part.cloneNode(true))));
  }
}
