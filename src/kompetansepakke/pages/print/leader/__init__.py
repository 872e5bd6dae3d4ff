"""The leader guide."""
