"""Pacing: from a package's minimum times to a plan with dates. Pure: no disk, no clock.

`planner.plan` makes it of a `Course` (a package as the planner knows it), a `Wish` (what a school wants) and a
`SchoolCalendar`. The pages about plans are `pages/planner/`, and the browser's planner holds the same rules
(`web/scripts/planner/rules/`); a test compares the two. The rules, each where it is kept:

- `course`: what the planner knows of a package in one edition; `outline` makes it of a view.
- `calendar.breaks`: a school's breaks, as editors write them in `modules/skoleruter/<id>.yml`.
- `calendar.calendar`: days off, ISO weeks, and which weeks count: those with at least three days of school.
- `scheduling.orders`: the orders that `requires` allows (001, 004: module 1 first, 2–4 freely, 5 last).
- `scheduling.pace`: the four ways to wish for a speed.
- `scheduling.schedule`: how many school weeks each module gets; floors are never broken (001, 004: minimum times).
- `scheduling.meeting_days`: on which day each meeting is held.
- `planner`: all of it together, to a `Plan` or a `Refusal` with the true earliest end.
- `notes`, `refusals`: what is worth knowing of a plan, and why there is none, as `plan_facts`. No word of any language.
- `telling`: the facts in every language, in the formats of `kp plan` and on the pages.
"""
