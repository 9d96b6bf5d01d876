"""Whether what a journal links to is still there. The only rooms that make requests, and only for `decan check --external`."""
