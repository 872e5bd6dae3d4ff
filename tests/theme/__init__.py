"""The theme as a host sets it: colours, settings, templates of the site's own, and what is built of them."""
