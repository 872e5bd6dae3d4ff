"""From an edition's view to a folder of plain Markdown, the stage, that an engine may read."""
