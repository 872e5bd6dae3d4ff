"""From an edition's view to a folder of plain Markdown that MkDocs may read."""
