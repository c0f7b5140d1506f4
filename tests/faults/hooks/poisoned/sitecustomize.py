"""The process that fills a paper of the household DOCGEN_FAULT dies at once, as by a fault of a C library."""

import os

from docgen.pipeline import filling

_write = filling.PaperWriter.write


def _poisoned(self, key, household, *others):
    if household == os.environ["DOCGEN_FAULT"]:
        os._exit(139)
    return _write(self, key, household, *others)


filling.PaperWriter.write = _poisoned
