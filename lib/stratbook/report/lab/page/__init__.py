"""The explorers as a page without code: found in the notebooks, served by Voilà."""
