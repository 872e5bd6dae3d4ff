"""A comparison told: as text for the terminal, as Markdown for a review, and as JSON."""
