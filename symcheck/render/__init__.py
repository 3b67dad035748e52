"""Reports, claims and terms in; text, LaTeX, JSON and JUnit out."""
