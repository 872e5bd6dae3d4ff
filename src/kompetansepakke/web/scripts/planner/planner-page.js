// The planner at work: from the choices in the form, which stand in the address, to the plan below it. No server takes
// part. planner.js fetches this when a reader reaches for the form.
/**
 * @import { SchoolCalendar } from "./rules/calendar.js"
 * @import { Refusal } from "./rules/facts.js"
 * @import { Pace, Plan, PlanData } from "./rules/plan.js"
 * @import { State } from "./state.js"
 */
import { PLACE, remembered } from "../shared/remembered.js";
import { later } from "../shared/page.js";
import { watch } from "../shared/store.js";
import { isAbout } from "../shared/records.js";
import { speak } from "../shared/speak.js";
import { spoken } from "../shared/spoken.js";
import { offerAdjusting } from "./adjusted.js";
import { clock, isoDay, parseDay } from "./rules/days.js";
import { offerKeeping, showKeeping, toldOfKept } from "./keeping.js";
import { showOrder } from "./order.js";
import { offerOwnDays, showOwnDays } from "./own-days.js";
import { parseTime, tidy } from "./parameters.js";
import { partOf } from "./pieces.js";
import { calendarOf } from "./rules/own.js";
import { makePlan, readCourse } from "./rules/plan.js";
import { copyLink, saveCalendar } from "./sharing.js";
import { WEEKDAYS, defaults, query, readState } from "./state.js";
import { planContent, refusalContent, wheelContent } from "./table.js";
import { Teller } from "./teller.js";

class Planner {
  /**
   * @param {HTMLElement} root
   * @param {PlanData} data
   */
  constructor(root, data) {
    this.root = root;
    this.course = readCourse(data);
    this.teller = new Teller(data.words);
    this.form = /** @type {HTMLFormElement} */ (root.querySelector("form"));
    this.order = /** @type {HTMLElement} */ (this.form.querySelector("ol"));
    this.fields = /** @type {Record<string, HTMLInputElement>} */ (/** @type {unknown} */ (this.form.elements));
    this.said = partOf(root, "[data-said]");
    this.out = /** @type {Element} */ (document.querySelector("[data-kp-plan]"));
    const { root: way = "", role = "", roleLabel = "" } = root.dataset;
    this.page = { root: way, role, roleLabel };
    this.state = defaults(this.course);
    /** @type {Plan | null} */
    this.plan = null;
    /** @type {Element | null} The field that the last choice was made in. */
    this.field = null;
    /** @type {State[]} The choices that were made before this one. */
    this.before = [];
    this.#listen();
    if (location.search) this.#read(location.search);
    else if (remembered()) this.#read(remembered() ?? "");
    else this.#begin();
    this.form.hidden = false;
  }

  #listen() {
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.form.addEventListener("change", ({ target }) => this.#changed(/** @type {HTMLInputElement} */ (target)));
    this.form.addEventListener("focusout", ({ target }) => this.#left(/** @type {HTMLInputElement} */ (target)));
    addEventListener("popstate", () => this.#read(location.search));
    /** @type {(name: string, action: () => unknown) => void} */
    const on = (name, action) => partOf(this.root, `[data-${name}]`).addEventListener("click", action);
    on("download", () => this.plan && saveCalendar(this.plan, this.course.package, this.teller, this.page.root));
    on("print", () => print());
    for (const button of this.root.querySelectorAll("[data-copy]")) {
      const { copy } = /** @type {HTMLElement} */ (button).dataset;
      button.addEventListener("click", async () => this.#tell(await copyLink(copy, query(this.state), this.teller)));
    }
    on("reset", () => this.#choose(defaults(this.course), ""));
    on("undo", () => this.#undo());
    offerKeeping(this.root, this.teller, () => this, (said) => this.#show(said));
    this.showAdjusting = offerAdjusting(this.root, {
      fields: this.fields, teller: this.teller, now: () => this, adjust: (state, said) => this.#adjust(state, said),
      tell: (said) => this.#tell(said),
    });
    watch((event) => (!event || isAbout(event, ...PLACE)) && this.#show(""));
    offerOwnDays(partOf(this.form, "[data-own]"), {
      course: this.course, teller: this.teller, now: () => this.state,
      use: (change, said) => this.#choose({ ...this.state, ...change }, said), tell: (said) => this.#tell(said),
    });
  }

  /** @param {string} said */
  #tell(said) {
    this.said.replaceChildren(...spoken(said));
  }

  // The usual plan, unless the reader has chosen while this script was on its way.
  #begin() {
    this.#show("");
    const wished = this.#wished();
    if (!wished || query(wished) !== query(this.state)) this.#changed();
  }

  /**
   * The address has changed, or the page has just been opened.
   * @param {string} search
   */
  #read(search) {
    const { state, wrong } = readState(search, this.course);
    this.state = state;
    this.#fill();
    this.#show(wrong.length ? this.teller.say("bad_address", { list: wrong.join(", ") }) : "");
  }

  /**
   * A choice has been made: it goes into the address, as a step that can be gone back on.
   * @param {State} state
   * @param {string} said
   * @param {Element | null} [field] The field that it was made in.
   */
  #choose(state, said, field = null) {
    if ((field === null || field !== this.field) && query(state) !== query(this.state)) this.before.push(this.state);
    this.state = state;
    if (query(state) !== query(readState(location.search, this.course).state) || !location.search) this.#keep(query(state), field);
    this.#fill();
    this.#show(said);
  }

  #undo() {
    const state = this.before.pop();
    if (!state) return;
    this.#choose(state, "");
    this.before.pop();
    this.#show("");
  }

  /**
   * Several steps in one field are one step back; a browser may refuse more of them.
   * @param {string} address
   * @param {Element | null} field
   */
  #keep(address, field) {
    const again = field !== null && field === this.field;
    this.field = field;
    try {
      if (again) history.replaceState(null, "", address);
      else history.pushState(null, "", address);
    } catch {
      // The plan is shown all the same.
    }
  }

  /**
   * A date that is being typed passes through years that no calendar knows: it counts when the field is left.
   * @param {HTMLInputElement} field
   */
  #isUnfinished(field) {
    const day = field.type === "date" && field === document.activeElement ? parseDay(field.value) : null;
    const { first, last } = /** @type {SchoolCalendar} */ (this.calendar);
    return day !== null && (day < first || day > last);
  }

  /** @param {HTMLInputElement} field */
  #left(field) {
    this.field = null;
    const { start } = this.fields;
    if (field === start && parseDay(start.value) !== null && parseDay(start.value) !== this.state.start) this.#changed(start);
  }

  /**
   * A change by hand. Where no plan can be made with it, the one that is shown stays, and the reason is told.
   * @param {State} state
   * @param {string} said
   */
  #adjust(state, said) {
    const plan = makePlan(this.course, state, calendarOf(this.course, state, this.teller.say("own_days")));
    if (plan.refused && this.plan) this.#tell(`${this.#refusal(plan)} ${this.teller.say("as_before")}`);
    else this.#choose(state, said);
  }

  /** @param {HTMLInputElement} [field] */
  #changed(field) {
    if (field && this.#isUnfinished(field)) return;
    this.#showPaceFields();
    const wished = this.#wished();
    if (wished) this.#choose(wished, "", field);
    else {
      const number = parseDay(this.fields.start.value) !== null && this.fields.pace.value === "weeks";
      this.#tell(this.teller.say(number ? "no_number" : "no_date"));
    }
  }

  // What the fields ask for, or null where one of them can't be used.
  #wished() {
    const { start: { value: day }, weekday, calendar, time, place, name, from } = this.fields;
    const [start, pace] = [parseDay(day), this.#pace()];
    if (start === null || pace === null) return null;
    return {
      ...this.state, start, pace, weekday: WEEKDAYS.indexOf(weekday.value), calendar: calendar.value, time: parseTime(time.value),
      place: tidy(place.value), name: tidy(name.value), begin: from.value ? Number(from.value) : null,
    };
  }

  /** @returns {Pace | null} */
  #pace() {
    const kind = this.fields.pace.value;
    if (kind === "weeks") {
      const weeks = Number(this.fields.weeks.value);
      return Number.isInteger(weeks) && weeks > 0 && weeks < 10_000 ? { kind, weeks } : null;
    }
    if (kind !== "until") return { kind: kind === "minimum" ? kind : "recommended" };
    const until = parseDay(this.fields.until.value);
    return until === null ? null : { kind, until };
  }

  #fill() {
    const { start, pace, weekday, calendar, time, place, name, begin } = this.state;
    this.fields.time.value = time === null ? "" : clock(time, ":");
    this.fields.place.value = place;
    this.fields.name.value = name;
    this.#fillFrom(begin);
    this.fields.start.value = isoDay(start);
    this.fields.pace.value = pace.kind;
    this.fields.weekday.value = WEEKDAYS[weekday];
    this.fields.calendar.value = calendar;
    this.fields.weeks.value = `${pace.weeks ?? (this.fields.weeks.value || this.course.horizon_weeks)}`;
    this.fields.until.value = isoDay(pace.until ?? parseDay(this.fields.until.value) ?? start + 7 * this.course.horizon_weeks - 1);
    this.#showPaceFields();
  }

  /**
   * A module that the edition lacks isn't named: one option stands for those, and has the number of the one chosen.
   * @param {number | null} begin
   */
  #fillFrom(begin) {
    const { from } = this.fields;
    const others = /** @type {HTMLOptionElement | null} */ (from.querySelector("[hidden]"));
    if (others && begin !== null && !this.course.modules.has(begin)) others.value = `${begin}`;
    from.value = begin === null ? "" : `${begin}`;
  }

  #showPaceFields() {
    for (const name of ["weeks", "until"]) {
      const field = this.fields[name].closest("p");
      if (field) field.hidden = this.fields.pace.value !== name;
    }
  }

  /** @param {Refusal} plan */
  #refusal(plan) {
    return `${this.teller.say("no_plan")}. ${this.teller.refusal(plan)}`;
  }

  /** @param {string} said */
  #show(said) {
    this.calendar = calendarOf(this.course, this.state, this.teller.say("own_days"));
    const plan = makePlan(this.course, this.state, this.calendar);
    this.plan = plan.refused ? null : plan;
    const content = plan.refused
      ? [...refusalContent(plan, this.teller), ...wheelContent(this.course, this.state.start, this.teller, this.page)]
      : planContent(plan, this.teller, this.page);
    this.out.replaceChildren(...content);
    speak(this.out);
    const told = plan.refused ? this.#refusal(plan) : this.teller.summary(plan);
    this.#tell([said, told, this.plan ? toldOfKept(this.state, this.course, this.teller) : ""].filter(Boolean).join(" "));
    this.showAdjusting?.((state) => this.#choose(state, ""));
    partOf(this.root, "[data-download]").toggleAttribute("disabled", !this.plan);
    showKeeping(this.root, this);
    showOwnDays(this.form, this.state);
    this.#showOrder();
  }

  // Of a plan that is under way, what is left. What is done stays before it, and it begins with what comes first now.
  #showOrder() {
    const { plan, state, course, teller } = this;
    const order = plan?.order ?? (state.order.length ? state.order : [...course.every.keys()]);
    showOrder({
      list: this.order, order, course, teller,
      moved: (other, words) => {
        const begin = plan && state.begin !== null ? other?.[0] ?? null : state.begin;
        if (other) this.#choose({ ...state, order: [...plan?.done ?? [], ...other], begin }, words);
        else this.#tell(words);
      },
    });
  }
}

/**
 * Bring the form of `root` to life. Rejects where its data doesn't come; asking again tries again.
 * @param {HTMLElement} root
 */
later.planner = async (root) => {
  const answer = await fetch(root.dataset.plan ?? "");
  if (!answer.ok) throw new Error(answer.statusText);
  new Planner(root, await answer.json());
};
