"""Figures drawn from data: SVG with title and description, in the page's own colours, fit for print and phones."""
