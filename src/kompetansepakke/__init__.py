"""Kompetansepakke: one Markdown source, one site for each role."""
