"""Prints nothing and never ends, nor does its child, whose process id goes beside the log."""

import subprocess
import sys
import time
from pathlib import Path

from small_office import sources

sources()
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
if sys.argv[1].endswith(".log"):
    Path(sys.argv[1]).with_suffix(".pid").write_text(str(child.pid), encoding="ascii")
time.sleep(600)
