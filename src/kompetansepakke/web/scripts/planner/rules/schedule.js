// How many school weeks each module gets, and which. Needs are { weeks, opens, ready }; spans are [begin, end].

/**
 * @typedef {{ weeks: number, opens: number, ready: number }} Need
 * @typedef {[number, number]} Span From a week to the one after its last.
 */

/**
 * No more than each needs, as early as can be: the end is the earliest there is.
 * @param {Need[]} needs
 * @returns {Span[]}
 */
export function packed(needs) {
  let end = 0;
  return needs.map((need) => {
    const begin = Math.max(end, need.opens, need.ready - need.weeks);
    end = begin + need.weeks;
    return [begin, end];
  });
}

/**
 * All of `available` shared out evenly, on a string pulled tight over the openings.
 * @param {Need[]} needs
 * @param {number} available
 * @returns {Span[]}
 */
export function stretched(needs, available) {
  const sizes = [0];
  for (const [place, need] of needs.entries()) sizes.push(sizes[place] + need.weeks);
  const bounds = [needs[0].opens];
  for (let place = 1; place < needs.length; place += 1) bounds.push(Math.max(needs[place].opens, needs[place - 1].ready));
  bounds.push(available);
  const string = tight(sizes.map((size, place) => /** @type {Span} */ ([size, bounds[place]])));
  const begins = sizes.map((size) => height(string, size));
  return begins.slice(1).map((end, place) => [begins[place], end]);
}

/** @param {Span[]} points */
function tight(points) {
  /** @type {Span[]} */
  const corners = [];
  for (const [x, y] of points) {
    while (corners.length > 1) {
      const [[x0, y0], [x1, y1]] = corners.slice(-2);
      if ((y1 - y0) * (x - x0) > (y - y0) * (x1 - x0)) break;
      corners.pop();
    }
    corners.push([x, y]);
  }
  return corners;
}

/**
 * @param {Span[]} corners
 * @param {number} x
 */
function height(corners, x) {
  const place = corners.findIndex((corner, index) => index > 0 && x <= corner[0]);
  const [[x0, y0], [x1, y1]] = corners.slice(place - 1, place + 1);
  const run = x1 - x0;
  return Math.floor((2 * (y0 * run + (x - x0) * (y1 - y0)) + run) / (2 * run));
}
