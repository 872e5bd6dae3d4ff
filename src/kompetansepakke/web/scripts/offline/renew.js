// A new version takes the place of the one that is kept, or all of it is forgotten.
import { INDEX, addressOf, current, keep, kept, pathOf, prefix } from "./cache.js";

const REFUSALS = new Set([401, 403, 404, 410]);
/**
 * The host says that this edition isn't for us, or isn't there any more.
 * @param {Response} response
 */
export const refused = (response) => REFUSALS.has(response.status);

/**
 * Drop all that is kept of this edition but the caches named.
 * @param {string} scope
 * @param {(string | undefined)[]} names
 */
async function dropAllBut(scope, ...names) {
  for (const name of await caches.keys()) if (name.startsWith(prefix(scope)) && !names.includes(name)) await caches.delete(name);
}

/**
 * Fill the cache of a new version: with what is unchanged from the old one, the rest from the host, its index last.
 * @param {import("./cache.js").State} state
 * @param {import("./cache.js").State | null} old
 * @param {string} scope
 * @param {Response} answer
 */
async function fill(state, old, scope, answer) {
  const { cache, index } = state;
  const had = ((await old?.cache.keys()) ?? []).flatMap((request) => pathOf(request.url, scope) ?? []).filter((path) => index.files[path]);
  for (const path of had) {
    const same = old && index.files[path][1] === old.index.files[path]?.[1] && await kept(old, path, scope);
    if (same) await cache.put(addressOf(path, scope), same);
  }
  const whole = await keep(state, new Set([...index.shell, ...had]), scope);
  if (!whole) throw new Error("published while fetching");
  await cache.put(new URL(INDEX, scope), answer);
}

/**
 * Bring what is kept to the version that is published now; the old one serves until the new one is whole.
 * @param {string} scope
 */
export async function renew(scope) {
  const answer = await fetch(new URL(INDEX, scope), { cache: "no-store" });
  if (!answer.ok) throw new Error(answer.statusText);
  const index = await answer.clone().json();
  const old = await current(scope);
  const name = prefix(scope) + index.version;
  if (old?.name === name) return;
  await dropAllBut(scope, name, old?.name); // what another version left half done
  try {
    await fill({ name, cache: await caches.open(name), index }, old, scope, answer);
  } catch (error) {
    if (error instanceof DOMException && error.name === "QuotaExceededError") await caches.delete(name); // half of it is of no use where the rest has no room
    throw error;
  }
  await dropAllBut(scope, name);
}

/**
 * Forget everything of this edition.
 * @param {string} scope
 */
export const forget = (scope) => dropAllBut(scope);
