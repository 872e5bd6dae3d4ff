"""PDFs of the printed sets, made of the built pages."""
