"""The command: one small module a subcommand. The only place that prints and picks an exit status."""
