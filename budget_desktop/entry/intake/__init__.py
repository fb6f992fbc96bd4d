"""What a stranger's workbook would change in a packet: asked, compared, shown, and done in one step."""
