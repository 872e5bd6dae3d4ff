"""A folder with an `mkdocs.yml`: the only reader of content from disk."""
