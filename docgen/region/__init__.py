"""Region packs: official forms and their rules as data, never as code."""
