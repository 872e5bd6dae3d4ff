"""What follows from a view: attachments in use, what is handed out, recordings, the catalog."""
