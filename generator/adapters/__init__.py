"""The outside world: the command line, and MkDocs."""

import gc

gc.freeze()  # what is loaded so far stays: the collector need not walk it while the rest is loaded
