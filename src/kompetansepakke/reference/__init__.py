"""What the formats are, as JSON Schema and as Markdown for the editor guide, read from the code that reads them."""
