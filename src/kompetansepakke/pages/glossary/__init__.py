"""The words that a package explains: a page of them all, and what each page that uses some holds of them."""
