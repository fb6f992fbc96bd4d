"""What a department budget is: amounts, classifications, the packet. Standard library only."""
