"""The action plan of a report: made from all chapters' findings, exported, read back."""
