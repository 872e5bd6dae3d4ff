// Fetches the index and its pieces as scripts: the only way that works from a folder on disk too.
import { run } from "../shared/page.js";

const given = {};

globalThis.kpSearch = (name, version, data) => (given[name] = { version, data });

/** What `search/<name>.js` hands over: {version, data}. Rejects where it doesn't come; asking again tries again. */
export async function load(name) {
  await run(`search/${name}.js`);
  return given[name];
}
