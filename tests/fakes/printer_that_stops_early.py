"""Prints the first three files of a call and answers 0, as LibreOffice does after about 245."""

from small_office import print_file, sources

for source in sources()[:3]:
    print_file(source)
