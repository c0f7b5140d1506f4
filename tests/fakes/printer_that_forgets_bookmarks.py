"""Prints everything, but without the named destinations that tell merged papers apart."""

from small_office import print_file, sources

for source in sources():
    print_file(source, bookmarks=False)
