"""Pages that the tool makes of the content: front pages, the catalogue, notes."""
