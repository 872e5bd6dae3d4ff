"""Pacing on the site: the pacing guide in weeks, what the browser's planner needs, year wheels, regional plans."""
