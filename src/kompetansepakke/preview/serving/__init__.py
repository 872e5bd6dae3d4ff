"""What answers the browser: files of the edition that is shown, the page that waits, and a line of events."""
