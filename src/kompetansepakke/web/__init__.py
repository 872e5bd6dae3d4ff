"""What the browser gets beside the pages: theme, styles, scripts and the content security policy."""
