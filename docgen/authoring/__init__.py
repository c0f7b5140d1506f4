"""The template author's kit: official blanks become templates, checked and shown."""
