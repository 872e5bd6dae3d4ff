"""Commands that write for editors: starts of pages, plans, schemas."""
