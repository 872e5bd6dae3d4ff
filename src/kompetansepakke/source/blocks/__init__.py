"""The blocks of a text, `/// name`: their kinds, options and nesting."""
