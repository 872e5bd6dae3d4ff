"""Drafts of translations in `utkast/`, which no build reads: made by a machine or by hand, accepted by a person."""
