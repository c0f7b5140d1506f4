"""Stage 4, plan: which papers are made, for whom, in which order, how many copies."""
