// A school's own days off, read from a calendar file or written in: here in the browser, and sent nowhere. They become
// part of the plan's wish, and so are remembered, shared and deleted with it.
/**
 * @import { OwnDays } from "./own-days.js"
 * @import { Day } from "./rules/days.js"
 * @import { DaysOff } from "./rules/own.js"
 */
import { button, el, later } from "../shared/page.js";
import { plainName, readSchoolDays } from "./calendar-file.js";
import { SHOWN } from "./own-days.js";
import { tidy } from "./parameters.js";
import { partOf } from "./pieces.js";
import { parseDay } from "./rules/days.js";
import { OWN, hasSummer, inOrder, writtenDays } from "./rules/own.js";

const [MOST_LETTERS, MOST_SHOWN] = [100, 5];

class SchoolDays {
  /**
   * @param {Element} part
   * @param {OwnDays} planner
   */
  constructor(part, planner) {
    this.planner = planner;
    /** @type {Set<Day>} */
    this.holidays = new Set(planner.course.holidays.map(([day]) => /** @type {Day} */ (parseDay(day))));
    /** @param {string} selector */
    const field = (selector) => /** @type {HTMLInputElement} */ (partOf(part, selector));
    this.file = field("[type=file]");
    this.name = field("[name=own-name]");
    this.first = field("[name=own-first]");
    this.last = field("[name=own-last]");
    this.questions = partOf(part, "[data-own-questions]");
    this.list = partOf(part, "details");
    this.file.addEventListener("change", () => this.#take());
    this.first.addEventListener("change", () => {
      this.last.value ||= this.first.value;
    });
    partOf(part, "[data-own-add]").addEventListener("click", () => this.#add());
    partOf(part, "[data-own-clear]").addEventListener("click", () => this.#keep([], this.#say("own_gone")));
    part.addEventListener(SHOWN, () => this.#show());
    this.#show();
    if (this.file.files?.length) this.#take();
  }

  /**
   * @param {string} key
   * @param {import("./rules/facts.js").Values} [values]
   */
  #say(key, values) {
    return this.planner.teller.say(key, values);
  }

  async #take() {
    const [chosen] = this.file.files ?? [];
    this.file.value = "";
    if (!chosen) return;
    try {
      const text = new TextDecoder("utf-8", { fatal: true }).decode(await chosen.arrayBuffer());
      this.#read({ text, file: chosen.name, told: new Map() });
    } catch {
      this.planner.tell(this.#say("own_not_read", { file: chosen.name }));
    }
  }

  /**
   * Read the file as far as its names, and what has been `told` of them, are understood.
   * @param {{ text: string, file: string, told: Map<string, "off" | "school"> }} asked
   */
  #read(asked) {
    const { text, file, told } = asked;
    const read = readSchoolDays(text, this.holidays, told);
    this.questions.toggleAttribute("hidden", true);
    if (!read) this.planner.tell(this.#say("own_not_read", { file }));
    else if (read.unreadable.length) {
      const names = read.unreadable.slice(0, MOST_SHOWN).map((name) => (name ? `«${name}»` : this.#say("own_nameless")));
      this.planner.tell(this.#say("own_unreadable", { list: names.join(", ") }));
    } else if (read.unknown.length) this.#ask(read.unknown, asked);
    else if (!read.breaks.length) this.planner.tell(this.#say("own_none", { file }));
    else {
      const { days, title } = this.planner.now();
      const named = (days.length && title) || read.title || file.replace(/\.\w+$/, "");
      const said = [this.#say("own_read", { count: read.breaks.length }), hasSummer(read.breaks) ? "" : this.#say("own_summer")];
      this.#keep([...days, ...read.breaks], said.filter(Boolean).join(" "), [...tidy(named)].slice(0, MOST_LETTERS).join(""));
    }
  }

  /**
   * @param {DaysOff[]} unknown
   * @param {{ text: string, file: string, told: Map<string, "off" | "school"> }} asked
   */
  #ask(unknown, asked) {
    const names = new Map(unknown.toReversed().map((one) => [plainName(one.name), one]));
    const rows = [...names].toReversed().map(([plain, { name, first }]) => {
      /** @type {(key: "off" | "school") => HTMLButtonElement} */
      const answer = (key) => button(this.#say(`own_${key}`), () => {
        asked.told.set(plain, key);
        this.#read(asked);
      }, { "aria-label": `${name}: ${this.#say(`own_${key}`)}` });
      return el("li", {}, el("span", {}, `${name}, ${this.planner.teller.day(first)} `), answer("off"), " ", answer("school"));
    });
    this.questions.toggleAttribute("hidden", false);
    partOf(this.questions, "ul").replaceChildren(...rows);
    this.planner.tell(this.#say("own_unknown"));
    rows[0].querySelector("button")?.focus();
  }

  #add() {
    const [first, last] = [this.first, this.last].map(({ value }) => parseDay(value));
    const name = tidy(this.name.value);
    if (!name || first === null || last === null || last < first) {
      this.planner.tell(this.#say("own_incomplete"));
      return;
    }
    this.#keep([...this.planner.now().days, { first, last, name }], "");
    for (const field of [this.name, this.first, this.last]) field.value = "";
    this.name.focus();
  }

  /**
   * @param {DaysOff[]} days
   * @param {string} said
   * @param {string} [title]
   */
  #keep(days, said, title = this.planner.now().title) {
    const { calendar } = this.planner.now();
    const usual = calendar === OWN ? this.planner.course.calendars[0].id : calendar;
    this.planner.use(days.length ? { calendar: OWN, days: inOrder(days), title } : { calendar: usual, days: [], title: "" }, said);
  }

  #show() {
    const { days } = this.planner.now();
    this.list.toggleAttribute("hidden", !days.length);
    partOf(this.list, "summary").textContent = this.#say("own_count", { count: days.length });
    partOf(this.list, "ul").replaceChildren(...days.map((one) => {
      const told = this.#say(one.first === one.last ? "own_day" : "own_span", one);
      const gone = button(this.#say("own_remove"), () => {
        this.#keep(this.planner.now().days.filter((other) => writtenDays(other) !== writtenDays(one)), "");
        this.name.focus();
      }, { "aria-label": `${this.#say("own_remove")}: ${told}` });
      return el("li", {}, el("span", {}, told), " ", gone);
    }));
  }
}

later.schoolDays = (part, planner) => {
  new SchoolDays(part, planner);
};
