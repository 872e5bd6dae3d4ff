"""What a site's settings make of the theme: colours, icons, logo, links."""
