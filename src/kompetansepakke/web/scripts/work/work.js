// What pages with cards fetch when it is of use (wake.js): what keeps notes, and all that progress.js counts.
import "./progress.js";
import "../notes/notes.js";
