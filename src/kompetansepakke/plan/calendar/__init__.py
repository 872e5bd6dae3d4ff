"""Days of school: breaks, holidays, weeks, and the calendars that sites and the distribution bring."""
