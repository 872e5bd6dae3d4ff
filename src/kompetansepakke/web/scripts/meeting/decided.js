// What was decided at a meeting, from the rows of its minutes (what, who, by when), and what it takes along to the next.
import { pack } from "../shared/page.js";
import { records } from "../shared/records.js";
import { read } from "../shared/store.js";

/**
 * A line for each row that says something, and one for what is taken along.
 * @param {string} meeting
 */
export function decided(meeting) {
  /** @type {Map<string, string[]>} */
  const rows = new Map();
  for (const { pack: own, id, record } of records("minutes")) {
    const [, row] = id.split(`${meeting}/row.`);
    if (own !== pack || row === undefined || !record?.text) continue;
    const [number] = row.split(".");
    rows.set(number, [...rows.get(number) ?? [], record.text]);
  }
  const along = read("minutes", pack, `${meeting}/field.next`)?.text;
  return [...[...rows.values()].map((cells) => cells.join(" – ")), ...along ? [along] : []];
}
