"""What all printed sets share: what a set is and who gets it, the cover, blocks and links on paper."""
