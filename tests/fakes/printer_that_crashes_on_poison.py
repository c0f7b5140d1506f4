"""Prints in order until it meets a poisoned file, and dies of it."""

import sys

from small_office import is_poisoned, print_file, sources

for source in sources():
    if is_poisoned(source):
        sys.exit(77)
    print_file(source)
