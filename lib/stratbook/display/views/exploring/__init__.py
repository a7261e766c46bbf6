"""What the explorers show beside their sliders and lists; never in a report."""
