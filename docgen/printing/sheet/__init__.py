"""Reading an Excel paper and setting its sheets on pages."""
