"""Figures as data: `modules/<package>/figures.yml`, read strictly. How they look is drawn elsewhere.

- `model`: what a figure of each kind holds.
- `tables`: the keys of each kind, for the reader, the JSON Schema and the editor guide.
- `read`: a package's file, every problem with its line.
- `calls`: `{{ figur("name") }}` on a page.
"""
