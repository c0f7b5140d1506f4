"""Laid-out pages kept on disk, and the documents made of them."""
