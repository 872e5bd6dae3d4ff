// Orders of modules: none before those that it requires. `requires` maps a number to numbers that the edition has.

/** @typedef {Map<number, number[]>} Requires */

/**
 * The listed modules; what one requires and the list lacks is put before it.
 * @param {number[]} listed
 * @param {Requires} requires
 */
export const completed = (listed, requires) => placed(listed, requires, new Set(listed));

/**
 * The nearest allowed order: each module moved back behind what it requires, and no farther.
 * @param {number[]} listed
 * @param {Requires} requires
 */
export const mended = (listed, requires) => placed(listed, requires, new Set());

/**
 * The first module that comes before one that it requires, and that one; null if the order is allowed.
 * @param {number[]} order
 * @param {Requires} requires
 * @returns {[number, number] | null}
 */
export function obstacle(order, requires) {
  for (const [place, number] of order.entries()) {
    const late = order.slice(place).find((need) => requires.get(number)?.includes(need));
    if (late !== undefined) return [number, late];
  }
  return null;
}

/**
 * The order with `lower` put right before `upper`, which comes before it. Between them are other editions' modules alone,
 * and of those it requires none: what a module requires is seen by all who see it.
 * @param {number[]} order
 * @param {number} upper
 * @param {number} lower
 */
export function swapped(order, upper, lower) {
  const others = order.filter((number) => number !== lower);
  return others.toSpliced(others.indexOf(upper), 0, lower);
}

/**
 * `elsewhere` are those that come by themselves, and are not fetched by what requires them.
 * @param {number[]} listed
 * @param {Requires} requires
 * @param {Set<number>} elsewhere
 */
function placed(listed, requires, elsewhere) {
  /** @type {number[]} */
  const found = [];
  const rank = new Map(listed.map((number, place) => [number, place]));
  /** @param {number} need */
  const first = (need) => rank.get(need) ?? -1;

  /** @type {(number: number, waiting: Set<number>) => void} */
  const put = (number, waiting) => {
    const needs = (requires.get(number) ?? []).filter((need) => !elsewhere.has(need) && !waiting.has(need));
    for (const need of needs.sort((a, b) => first(a) - first(b) || a - b)) {
      if (!found.includes(need)) put(need, new Set([...waiting, number]));
    }
    found.push(number);
  };

  for (const number of listed) if (!found.includes(number)) put(number, new Set());
  return found;
}
