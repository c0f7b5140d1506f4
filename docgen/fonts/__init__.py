"""The typefaces forms name, the faces this machine has for them, and what of a face a PDF carries."""
