"""What staged pages are put together from: cards of blocks, links, labels, front matter, safe Markdown, templates."""
