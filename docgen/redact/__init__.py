"""An anonymous copy of the clerk's workbook, for asking help: other people, the same faults."""
