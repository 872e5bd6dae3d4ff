// What two tabs made of the same note, without losing what either of them says.

/**
 * What was done to the lines of `base`: the one stretch of them that was replaced, and by which lines.
 * @param {string[]} base
 * @param {string[]} lines
 */
function edit(base, lines) {
  const most = Math.min(base.length, lines.length);
  let from = 0;
  while (from < most && base[from] === lines[from]) from += 1;
  let end = 0;
  while (end < most - from && base.at(-1 - end) === lines.at(-1 - end)) end += 1;
  return { from, to: base.length - end, lines: lines.slice(from, lines.length - end) };
}

/**
 * @param {string} one
 * @param {string} other
 */
const both = (one, other) => one.includes(other) ? one : other.includes(one) ? other : `${one}\n\n${other}`;

/**
 * What two tabs made of the same `base`, in one text; the same whichever of them asks.
 * @param {string} base
 * @param {string} ours
 * @param {string} theirs
 */
export function merged(base, ours, theirs) {
  if (ours === theirs || theirs === base) return ours;
  if (ours === base) return theirs;
  const texts = [ours, theirs].sort();
  const old = base.split("\n");
  const [a, b] = texts.map((text) => edit(old, text.split("\n"))).sort((one, other) => one.from - other.from || one.to - other.to);
  const same = a.from === b.from && a.to === b.to;
  if (a.to > b.from && !same) return both(texts[0], texts[1]);
  const middle = same ? [both(a.lines.join("\n"), b.lines.join("\n"))] : [...a.lines, ...old.slice(a.to, b.from), ...b.lines];
  return [...old.slice(0, a.from), ...middle, ...old.slice(b.to)].join("\n");
}
