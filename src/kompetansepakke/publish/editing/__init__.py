"""The page for editing in the browser: Sveltia CMS, set up for the site by what `mkdocs.yml` says of its git host.

`cms_fields` makes fields of the registries of keys and blocks, `cms_config` the collections of them, and `editing_page`
writes the folder. It holds nothing of the content, so it is the same whoever reads it: what there is to edit, the
editor's browser gets from the git host, with the editor's own key.
"""
