"""Readers of Office files: each makes a `Document` of HTML with the tool's own marks."""
