"""A staged edition left as a site of its own, without plugins, for any engine that reads `mkdocs.yml`."""
