"""All of MkDocs: the plugin, the configuration, the Markdown extensions, and one build as a process."""
