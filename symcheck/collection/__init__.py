"""Collections: ordered texts in Markdown with theorems in them."""

from symcheck.collection.finding import find, known
from symcheck.collection.text import Collection, CollectionError, Entry, Prose, parse

__all__ = ["Collection", "CollectionError", "Entry", "Prose", "find", "known", "parse"]
