"""What all printed sets share: which there are, the cover, blocks and links on paper."""
