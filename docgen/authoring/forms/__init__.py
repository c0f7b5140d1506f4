"""Official forms as a person sees them, Word and Excel alike, and tags written into them."""
