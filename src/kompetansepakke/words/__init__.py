"""What readers are told, in every language: phrases, and how dates, counts and lists are said."""
