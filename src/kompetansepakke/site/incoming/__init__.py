"""Word and PowerPoint files as pages: opened, read as HTML with the tool's own marks, and written as Markdown.

Nothing of a file is left out in silence: what no page can hold is marked where it stood, or told.
"""
