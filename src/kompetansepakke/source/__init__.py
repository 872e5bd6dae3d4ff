"""From bytes to a tree: what an editor wrote, each part with its line. Pure: no disk, no clock, no engine."""
