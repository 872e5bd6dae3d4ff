"""What an edition's readers see otherwise than before: two views compared, as facts, and told in every language. Pure.

An edition's changes follow from its own views alone, so what one role may not see is told under that role alone.
"""
