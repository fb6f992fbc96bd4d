"""部门预算编报：a department budget is typed once and disclosed whole, offline."""

__version__ = "0.1.0"
