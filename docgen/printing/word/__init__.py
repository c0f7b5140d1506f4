"""Reading a Word paper into the layout model."""
