"""A region pack made of the union's blank forms: documents, manifest, lists, and what was guessed."""
