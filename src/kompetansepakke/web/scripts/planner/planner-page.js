// The planner at work: from the choices in the form, which stand in the address, to the plan below it. No server takes
// part. planner.js fetches this when a reader reaches for the form.
/**
 * @import { Pace, Plan, PlanData } from "./rules/plan.js"
 * @import { State } from "./state.js"
 */
import { download, later } from "../shared/page.js";
import { SchoolCalendar } from "./rules/calendar.js";
import { isoDay, parseDay } from "./rules/days.js";
import { calendarFile } from "./ics.js";
import { showOrder } from "./order.js";
import { partOf } from "./pieces.js";
import { makePlan, readCourse } from "./rules/plan.js";
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
    this.calendars = new Map(data.calendars.map((calendar) => [calendar.id, new SchoolCalendar(calendar)]));
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
    this.#listen();
    if (location.search) this.#read();
    else this.#begin();
    this.form.hidden = false;
  }

  #listen() {
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.form.addEventListener("change", () => this.#changed());
    addEventListener("popstate", () => this.#read());
    /** @type {(name: string, action: () => unknown) => void} */
    const on = (name, action) => partOf(this.root, `[data-${name}]`).addEventListener("click", action);
    on("download", () => this.#download());
    on("print", () => print());
    on("copy", () => this.#copy());
    on("reset", () => this.#choose(defaults(this.course), ""));
  }

  // The usual plan, unless the reader has chosen while this script was on its way.
  #begin() {
    this.#show("");
    const wished = this.#wished();
    if (!wished || query(wished) !== query(this.state)) this.#changed();
  }

  // The address has changed, or the page has just been opened.
  #read() {
    const { state, wrong } = readState(location.search, this.course);
    this.state = state;
    this.#fill();
    this.#show(wrong.length ? this.teller.say("bad_address", { list: wrong.join(", ") }) : "");
  }

  /**
   * A choice has been made: it goes into the address, as a step that can be gone back on.
   * @param {State} state
   * @param {string} said
   */
  #choose(state, said) {
    this.state = state;
    if (query(state) !== location.search) history.pushState(null, "", query(state));
    this.#fill();
    this.#show(said);
  }

  #changed() {
    this.#showPaceFields();
    const wished = this.#wished();
    if (wished) this.#choose(wished, "");
    else {
      const number = parseDay(this.fields.start.value) !== null && this.fields.pace.value === "weeks";
      this.said.textContent = this.teller.say(number ? "no_number" : "no_date");
    }
  }

  // What the fields ask for, or null where one of them can't be used.
  #wished() {
    const { start: { value: day }, weekday, calendar } = this.fields;
    const [start, pace] = [parseDay(day), this.#pace()];
    if (start === null || pace === null) return null;
    return { ...this.state, start, pace, weekday: WEEKDAYS.indexOf(weekday.value), calendar: calendar.value };
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
    const { start, pace, weekday, calendar } = this.state;
    this.fields.start.value = isoDay(start);
    this.fields.pace.value = pace.kind;
    this.fields.weekday.value = WEEKDAYS[weekday];
    this.fields.calendar.value = calendar;
    this.fields.weeks.value = `${pace.weeks ?? (this.fields.weeks.value || this.course.horizon_weeks)}`;
    this.fields.until.value = isoDay(pace.until ?? parseDay(this.fields.until.value) ?? start + 7 * this.course.horizon_weeks - 1);
    this.#showPaceFields();
  }

  #showPaceFields() {
    for (const name of ["weeks", "until"]) {
      const field = this.fields[name].closest("p");
      if (field) field.hidden = this.fields.pace.value !== name;
    }
  }

  /** @param {string} said */
  #show(said) {
    const calendar = /** @type {SchoolCalendar} */ (this.calendars.get(this.state.calendar));
    const plan = makePlan(this.course, this.state, calendar);
    this.plan = plan.refused ? null : plan;
    const content = plan.refused
      ? [...refusalContent(plan, this.teller), ...wheelContent(this.course, this.state.start, this.teller, this.page)]
      : planContent(plan, this.teller, this.page);
    this.out.replaceChildren(...content);
    const told = plan.refused ? `${this.teller.say("no_plan")}. ${this.teller.refusal(plan)}` : this.teller.summary(plan);
    this.said.textContent = [said, told].filter(Boolean).join(" ");
    partOf(this.root, "[data-download]").toggleAttribute("disabled", !this.plan);
    const order = this.plan?.order ?? (this.state.order.length ? this.state.order : [...this.course.every.keys()]);
    showOrder({
      list: this.order, order, course: this.course, teller: this.teller,
      moved: (other, words) => {
        if (other) this.#choose({ ...this.state, order: other }, words);
        else this.said.textContent = words;
      },
    });
  }

  #download() {
    if (!this.plan) return;
    const base = new URL(this.page.root, location.href.split(/[?#]/)[0]).href;
    const stamped = Math.floor(Date.now() / 1000);
    const file = new Blob([calendarFile(this.plan, this.teller, stamped, base)], { type: "text/calendar" });
    download(`${this.course.package}-tidsplan.ics`, file);
  }

  async #copy() {
    history.replaceState(null, "", query(this.state));
    try {
      await navigator.clipboard.writeText(location.href);
      this.said.textContent = this.teller.say("copied");
    } catch {
      this.said.textContent = this.teller.say("not_copied");
    }
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
