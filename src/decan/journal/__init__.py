"""Documents to Journal: what all files say together."""
