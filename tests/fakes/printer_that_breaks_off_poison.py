"""Leaves half a PDF of a poisoned file."""

from small_office import is_poisoned, print_file, sources

for source in sources():
    print_file(source)
    if is_poisoned(source):
        pdf = source.with_suffix(".pdf")
        pdf.write_bytes(pdf.read_bytes()[:-80])
