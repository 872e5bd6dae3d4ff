"""The scripts of the pages: ES modules, one behaviour a file, and `bundle`, which makes one plain script of them."""
