"""Prints in order until it meets a poisoned file; there it stops for ever."""

import time

from small_office import is_poisoned, print_file, sources

for source in sources():
    if is_poisoned(source):
        time.sleep(600)
    print_file(source)
