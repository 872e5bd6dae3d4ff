"""What the Markdown extension puts into the lines of a text: icons, and what opens the explanation of a word."""
