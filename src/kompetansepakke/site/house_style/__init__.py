"""House style: a site's own list of words, and where its texts have others. It reads bytes, not the disk."""
