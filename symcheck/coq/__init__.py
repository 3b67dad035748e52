"""Coq's kernel as a third opinion: theorems as scripts that ``coqc`` checks by itself."""
