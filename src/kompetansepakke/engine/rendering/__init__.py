"""Rendering no more than has changed: how staged pages are read, which are kept, and those of a build that stays."""
