"""The values that go through Decan. They are frozen, plain, comparable, and import nothing of ours but diagnostics."""
