"""One year and one place: code lists, table forms, wording, outline and limits, read from data files."""
