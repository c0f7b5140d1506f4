"""Stage 1, intake: files of a clerk become cases; a bad cell becomes a finding at its place."""
