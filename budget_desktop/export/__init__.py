"""What goes out: workbook, PDF, exchange file. The only readers of the outline besides the screen."""
