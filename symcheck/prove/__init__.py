"""Untrusted search: it proposes steps and witnesses, the kernel checks them."""
