// Fetches the index and its pieces as scripts: the only way that works from a folder on disk too.
import { run } from "../shared/page.js";

/**
 * @typedef {{ data: T, version: string }} Given What a file of the index hands over.
 * @template T
 */

/** @type {Record<string, Given<unknown>>} */
const given = {};

Object.assign(globalThis, {
  /**
   * @param {string} name
   * @param {unknown} data
   */
  kpSearch(name, data, version = "") {
    given[name] = { data, version };
  },
});

/**
 * What `search/<name>.js` hands over. Rejects where it doesn't come; asking again tries again.
 * @template T
 * @param {string} name
 * @returns {Promise<Given<T>>}
 */
export async function load(name) {
  await run(`search/${name}.js`);
  return /** @type {Given<T>} */ (given[name]);
}
