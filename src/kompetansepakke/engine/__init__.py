"""The engine: what turns staged Markdown into HTML."""
