"""LibreOffice counts as hanging after DOCGEN_FAULT seconds instead of three minutes."""

import os

from docgen.printing.office import engine

engine.OfficeEngine.__init__.__defaults__ = (float(os.environ["DOCGEN_FAULT"]), engine.MERGE_LIMIT)
