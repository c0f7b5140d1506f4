"""Where two engines put the marks of the same paper: read, compared and judged."""
