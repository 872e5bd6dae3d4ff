"""The machine that we run on: processes, locks, temporary folders, and what to say when it refuses."""
