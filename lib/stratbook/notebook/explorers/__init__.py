"""What one moves by hand in an open notebook; never in a report."""
