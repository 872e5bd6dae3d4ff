"""Common Cartridges, made of built editions: a package as learning platforms (Canvas, itslearning, Moodle) take it in.

`built_edition` reads what was built and refuses what was changed since, `plain_html` makes a page's text fit for any
platform, `contents` says what a cartridge holds, `cartridge_xml` and `manifest` write it as the standard asks, and
`archive` packs it.
"""
