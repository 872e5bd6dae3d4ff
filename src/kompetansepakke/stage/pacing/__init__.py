"""Pacing on the site: the guide on paper, the data that the browser's planner uses, and regional plans.

`pages` says which pages there are; `guide` and `dated` fill the tables, `timeline` draws, `data` writes plan.json.
"""
