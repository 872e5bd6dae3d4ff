"""From that HTML to Markdown which shows just what the document said. Pure."""
