"""Everything that must be right, and nothing else: no search, no printing, no files, no SymPy."""
