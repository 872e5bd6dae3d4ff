"""Commands that read a site and make or show what readers get of it."""
