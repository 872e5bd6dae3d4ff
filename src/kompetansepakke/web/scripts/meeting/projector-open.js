// The way to the big screen, at each meeting that has an agenda; its script is fetched when a leader first takes it.
import { later, part, run, stencil } from "../shared/page.js";
import { stepsOf } from "../shared/steps.js";

const PATH = "assets/kp/projector.js";
const words = document.getElementById("kp.storskjerm")?.dataset;

/**
 * @param {HTMLElement} card
 * @param {Element} said
 */
async function open(card, said) {
  said.textContent = "";
  try {
    await run(PATH);
  } catch {
    said.textContent = words?.failed ?? "";
    return;
  }
  later.projector?.(card);
}

// A hand or the focus on its way to the button: the script may as well be on its way.
const ahead = () => run(PATH);

/** @param {HTMLElement} card */
function offer(card) {
  const [row] = stencil("til-storskjerm");
  const [way, said] = row.children;
  way.addEventListener("click", () => open(card, said));
  way.addEventListener("pointerenter", ahead);
  way.addEventListener("focus", ahead);
  card.querySelector(":scope > ol")?.before(row);
  // The leader's strip leads here.
  if (location.href.endsWith(`?storskjerm#${part(card, "[id]").id}`)) /** @type {HTMLElement} */ (way).click();
}

/** @type {NodeListOf<HTMLElement>} */
const cards = document.querySelectorAll(".kp-meeting");
for (const card of words ? cards : []) if (stepsOf(card).length) offer(card);
