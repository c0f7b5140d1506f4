"""Stage 3, check: findings about cases and unions; never raises for data."""
