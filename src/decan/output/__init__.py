"""Writing the site: only what changed, removing only what is ours."""
