"""What the formats are, as JSON Schema and as Markdown for the guides to editors and hosts.

It is read from the code that reads them.
"""
