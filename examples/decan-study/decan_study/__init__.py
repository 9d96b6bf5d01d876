"""An example of each way to extend Decan: a rule of markdown, a filter, a page with a file of data."""
