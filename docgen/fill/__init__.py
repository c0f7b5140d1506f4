"""Stage 5, fill: one order becomes one filled Word or Excel paper."""
