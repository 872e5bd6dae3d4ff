"""What every staged page is made with: cards, links, labels, safe Markdown."""
