"""Prints everything."""

from small_office import print_file, sources

for source in sources():
    print_file(source)
