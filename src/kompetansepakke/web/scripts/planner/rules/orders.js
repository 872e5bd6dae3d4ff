// Orders of modules: none before those that it requires. `requires` maps a number to numbers that the edition has.

// The listed modules; what one requires and the list lacks is put before it.
export const completed = (listed, requires) => placed(listed, requires, new Set(listed));

// The nearest allowed order: each module moved back behind what it requires, and no farther.
export const mended = (listed, requires) => placed(listed, requires, new Set());

// The first module that comes before one that it requires, and that one; null if the order is allowed.
export function obstacle(order, requires) {
  for (const [place, number] of order.entries()) {
    const late = order.slice(place).find((need) => requires.get(number).includes(need));
    if (late !== undefined) return [number, late];
  }
  return null;
}

function placed(listed, requires, elsewhere) {
  const found = [];
  const rank = new Map(listed.map((number, place) => [number, place]));
  const first = (need) => rank.get(need) ?? -1;

  const put = (number, waiting) => {
    const needs = requires.get(number).filter((need) => !elsewhere.has(need) && !waiting.has(need));
    for (const need of needs.sort((a, b) => first(a) - first(b) || a - b)) {
      if (!found.includes(need)) put(need, new Set([...waiting, number]));
    }
    found.push(number);
  };

  for (const number of listed) if (!found.includes(number)) put(number, new Set());
  return found;
}
