"""How the tagger fares on the project's own forms, stripped of their tags: `make tagging-report`."""
