"""Checks of pages as the engine converts them."""
