"""Pages that the tool makes of the content, but for plans and print: front pages, the catalogue, notes, offline."""
