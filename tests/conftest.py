"""What all tests share: properties are tried without a clock; a busy machine is no fault of the program."""

from hypothesis import settings

settings.register_profile("unhurried", deadline=None, print_blob=True)
settings.load_profile("unhurried")
