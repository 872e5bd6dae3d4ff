"""`kp new`: the start of a site, a package, a module or a page."""
