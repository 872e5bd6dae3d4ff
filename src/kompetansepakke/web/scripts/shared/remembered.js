// The plan that this browser remembers for a package, the page's own unless told otherwise: a record of the kind "plan", with the choices as the
// planner's address has them in `query`. Where there is none, `query` is nothing.
import { pack } from "./page.js";
import { read } from "./store.js";

/** @type {[kind: string, pack: string, id: string]} */
export const PLACE = ["plan", pack, "planen"];

export const remembered = (name = pack) => read("plan", name, "planen")?.query;
