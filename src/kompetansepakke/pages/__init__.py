"""From an edition's view to a folder of plain Markdown, the stage, that an engine may read.

- `stage`: writes a stage and reads it again; whoever builds begins here.
- `writer`: the editors' pages, each with what stands around its text, and the made ones. Only these two write files.
- `makers`: the list of pages that the tool makes. `made/` holds front pages, catalogue and the like, `planner/` the
  pacing guide, year wheels and regional plans, `print/` what schools print.
- `parts/`: what more than one of these is put together from.
- `templates/`: HTML inside a page's text. What stands around the text is the theme's (`web/theme/`).
- `tracing`: which line of the source a staged line is made of, for the checks.

A page is made of the edition's `View`, never of the content behind it, so that it can't hold what its readers may not
see. It says nothing itself: what is told of a plan comes from `plan/telling/`, all other phrases from `words/`.
"""
