"""New files for the author: a journal to begin with, and one file at a time. Nothing that is there is ever overwritten."""
