"""What the formats are, as JSON Schema and as Markdown for the guides to editors and hosts, read from the code that reads them."""
