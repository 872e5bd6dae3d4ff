// The way to the big screen, at each meeting that has an agenda; its script is fetched when a leader first takes it.
import { button, el, later, run } from "../shared/page.js";
import { stepsOf } from "./steps.js";

const PATH = "assets/kp/projector.js";
const words = document.getElementById("kp.storskjerm")?.dataset;

async function open(card, steps, said) {
  said.textContent = "";
  try {
    await run(PATH);
  } catch {
    said.textContent = words.failed;
    return;
  }
  later.projector(card, steps);
}

// A hand or the focus on its way to the button: the script may as well be on its way.
const ahead = () => run(PATH).catch(() => {});

function offer(card, steps) {
  const said = el("span", { role: "status" });
  const way = button(words.open, () => open(card, steps, said));
  way.addEventListener("pointerenter", ahead);
  way.addEventListener("focus", ahead);
  card.querySelector(":scope > ol").before(el("p", { class: "kp-actions" }, way, " ", said));
}

for (const card of words ? document.querySelectorAll(".kp-meeting") : []) {
  const steps = stepsOf(card);
  if (steps.length) offer(card, steps);
}
