"""Pacing on the site: the guide on paper, the data that the browser's planner uses, year wheels, regional plans."""
