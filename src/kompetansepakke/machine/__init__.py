"""The machine that we run on: processes, locks, temporary folders, and what to say when it refuses."""

SELDOM = 50_000, 20, 50
"""For `gc.set_threshold`: what is read stays to the end, and to look for garbage in it takes a twentieth of a build."""
