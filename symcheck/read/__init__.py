"""Text to terms, claims and derivations, with the source place of every line; never ``eval``."""
