"""部门预算编报：a department budget is typed once and disclosed whole, offline."""

import logging

__version__ = "0.1.0"

# Where nobody set up a log, what is logged stays off the screen: it is for us, and not in Chinese.
logging.getLogger(__name__).addHandler(logging.NullHandler())
