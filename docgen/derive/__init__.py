"""Stage 2, derive: figures that follow from a case (ages, totals, per-capita income)."""
