"""A plan in words: as text, as HTML, as a calendar file."""
