"""What would break, or print wrongly, in a template or a pack: every flaw with its place and remedy."""
