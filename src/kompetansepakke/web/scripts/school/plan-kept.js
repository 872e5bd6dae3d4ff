// Where this browser remembers the school's plan, what works out its dates is fetched; for other readers it is not.
import { onDisk, pack, run } from "../shared/page.js";
import { read } from "../shared/store.js";

if (!onDisk && read("plan", pack, "planen")) run("assets/kp/school-plan.js");
