// The script that pages wait for: it shows the scheme that the reader chose before anything is drawn in the other one.
import { chosen, show } from "../shared/chosen-scheme.js";

show(chosen());
