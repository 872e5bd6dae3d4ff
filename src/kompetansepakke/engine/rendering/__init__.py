"""Rendering no more than has changed: pages that are kept from before, and pages of a build that stays."""
