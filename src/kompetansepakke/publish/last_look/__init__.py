"""The last look at what was built, before any of it is published: leaks, pages, styles and links."""
