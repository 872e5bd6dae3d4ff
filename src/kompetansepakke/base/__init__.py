"""What everything builds on: problems and their codes, roles and editions, slugs, durations and school years."""
