// The script of the page where a reader chooses a role.
import "./theme.js";
import "./chooser.js";
