"""Stage 6, print: filled papers become PDF pages and their ranges."""
