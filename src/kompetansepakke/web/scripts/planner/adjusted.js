// What a school has changed by hand, as a list with a button that takes each back.
/** @import { State } from "./state.js" */
/** @import { Teller } from "./teller.js" */
import { offTexts, parseOff } from "./parameters.js";
import { partOf, piece } from "./pieces.js";

/**
 * @param {Element} list
 * @param {State} state
 * @param {Teller} teller
 * @param {(key: string) => string} nameOf What a meeting is called.
 * @param {(state: State) => void} choose
 */
export function showAdjusted(list, state, teller, nameOf, choose) {
  /** @type {[string, State][]} */
  const rows = [
    ...offTexts(state.off).map((text) => {
      const days = parseOff(text) ?? [];
      const told = days.length > 1 ? teller.say("weeks_told", { weeks: Number(text.slice(-2)) }) : "";
      return /** @type {[string, State]} */ ([
        told || teller.say("off_told", { day: days[0] }), { ...state, off: state.off.filter((day) => !days.includes(day)) },
      ]);
    }),
    ...state.moves.map(([key, day]) => /** @type {[string, State]} */ ([
      teller.say("move_told", { meeting: nameOf(key), day }), { ...state, moves: state.moves.filter(([other]) => other !== key) },
    ])),
  ];
  list.toggleAttribute("hidden", !rows.length);
  list.replaceChildren(...rows.map(([text, without]) => {
    const made = piece("adjusted");
    partOf(made, "span").append(text);
    const button = partOf(made, "button");
    button.append(teller.say("undo"));
    button.setAttribute("aria-label", `${teller.say("undo")}: ${text}`);
    button.addEventListener("click", () => choose(without));
    return made;
  }));
}
