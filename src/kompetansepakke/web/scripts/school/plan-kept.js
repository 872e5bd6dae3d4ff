// Where this browser remembers the school's plan, what works out its dates is fetched; for other readers it is not.
import { onDisk, pack, run } from "../shared/page.js";
import { read, watch } from "../shared/store.js";

// A plan may be remembered in another tab, too.
const look = () => !onDisk && read("plan", pack, "planen") && run("assets/kp/school-plan.js");
watch(look);
look();
