"""Leaves a poisoned file out with a word about it, prints the others and answers 0, as LibreOffice does."""

import sys

from small_office import is_poisoned, print_file, sources

for source in sources():
    if is_poisoned(source):
        sys.stderr.write("Error: source file could not be loaded\n")
    else:
        print_file(source)
