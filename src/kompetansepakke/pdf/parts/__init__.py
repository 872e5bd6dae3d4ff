"""The parts of a printed set that stand on paper in a way of their own: its cover, and its meetings."""
