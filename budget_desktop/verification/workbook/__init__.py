"""The workbook, read as the zip of XML that it is, not by the library that wrote it."""
