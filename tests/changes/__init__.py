"""What an edition sees otherwise: compared, told, and asked of a real repository."""
