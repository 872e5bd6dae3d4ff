// The script of the page where a reader chooses a role.
import "./chooser.js";
