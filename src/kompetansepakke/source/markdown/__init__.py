"""What is read from Markdown by patterns, before any engine sees it: code, comments, links, calls, slips."""
