"""What mkdocs.yml and the site's own folder of templates ask of the theme, read and checked."""
