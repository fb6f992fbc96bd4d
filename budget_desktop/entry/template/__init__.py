"""填报表: the entry sheets given out as a workbook, filled elsewhere and read back."""
