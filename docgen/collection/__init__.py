"""Stage collection: the empty workbook of a region, made from its pack, and data carried into it."""
