"""What comes in from outside: exchange files now, workbooks later."""
