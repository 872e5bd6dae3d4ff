"""Rendering no more than has changed: how staged pages are read, those that are kept, and those of a build that stays."""
