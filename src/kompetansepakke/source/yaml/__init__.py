"""YAML with lines: the tree, the kinds of values, and the keys that a mapping may have."""
