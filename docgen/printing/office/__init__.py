"""LibreOffice as a print engine: reference, and the way for what the built-in engine does not know."""
