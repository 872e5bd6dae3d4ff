// The script of every page: each module looks for what it serves and leaves other pages alone.
import "./theme.js";
import "./popovers.js";
import "../search/search-open.js";
import "../offline/offline.js";
import "../work/marks.js";
import "./wake.js";
