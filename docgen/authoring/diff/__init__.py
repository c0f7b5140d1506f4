"""Two versions of a form compared caption by caption, and last year's tags carried over."""
