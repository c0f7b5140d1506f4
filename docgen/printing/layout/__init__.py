"""Setting what was read on pages: lines, tables, pages."""
