"""The search of an edition: what is read from its built pages, and how it is packed for the browser."""
