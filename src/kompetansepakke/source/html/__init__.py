"""What HTML, SVG and CSS may hold, by allowlist."""
