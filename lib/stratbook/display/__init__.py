"""What people look at: figures, cards, tables and sentences, as fragments of HTML."""
