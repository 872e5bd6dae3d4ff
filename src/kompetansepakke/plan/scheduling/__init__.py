"""How weeks and meetings are laid out: orders, paces, school weeks, meeting days."""
