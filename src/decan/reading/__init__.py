"""One file in, one Document out. Nothing here knows another file."""
