"""The content model: all pages of a site, what each edition may see of them, and what is wrong with them."""
