"""Prints nothing, never ends, and takes no word to end; its process id goes where DOCGEN_NOTE says."""

import os
import signal
import time
from pathlib import Path

from small_office import sources

for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
    signal.signal(number, signal.SIG_IGN)
sources()
Path(os.environ["DOCGEN_NOTE"]).write_text(str(os.getpid()), encoding="ascii")
time.sleep(600)
