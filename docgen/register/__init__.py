"""The print register of an output folder: what was made when, from what, and what became of it."""
