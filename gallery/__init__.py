"""Pictures of every form, filled with the fixtures, for people who want to see what docgen prints."""
