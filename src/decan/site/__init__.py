"""Journal to Pages."""
