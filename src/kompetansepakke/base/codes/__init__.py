"""What is told of problems: a table of codes, each with its text and its mend."""
