"""Stage beside intake: findings written into a copy of the clerk's own workbook."""
