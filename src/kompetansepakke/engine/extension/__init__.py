"""What the Markdown extension does, by what it reads: tables, boxes, lists, footnotes, links."""
