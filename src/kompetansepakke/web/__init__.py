"""What the browser gets beside the pages: theme, styles, scripts and the content security policy.

- `theme/`: the document around each page's text, as templates, and the styles and pictures in `theme/assets/`.
- `scripts/`: ES modules in folders by what they do, each with its styles; `bundle` makes plain scripts of them.
- `policy`: what browsers may do on the pages.
- `own_theme`: for the checks, what a site's own templates, styles and scripts may not ask of browsers.

Templates and scripts know a page by its front matter and its HTML alone, and say nothing themselves: phrases come with
the page. Nothing here reads content or knows an engine: templates meet its objects in `partials/kp-engine.html`.
"""
