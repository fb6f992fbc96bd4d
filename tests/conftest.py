"""What all tests share: properties are tried without a clock; a busy machine is no fault of the program."""

import os
import tempfile

from hypothesis import settings

settings.register_profile("unhurried", deadline=None, print_blob=True)
settings.load_profile("unhurried")

# The program's own files, copies of books among them, are none for the user who runs the tests to find.
for _name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
    os.environ[_name] = tempfile.mkdtemp(prefix="budget-tests-")
