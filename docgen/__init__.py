"""docgen turns structured case data into the official papers of union aid to workers in difficulty."""

__version__ = "0.1.0"
