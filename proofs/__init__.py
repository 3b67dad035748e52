"""The library: one subject a file; importing one proves nothing."""
