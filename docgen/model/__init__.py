"""The nouns: case, union, and every value they hold."""
