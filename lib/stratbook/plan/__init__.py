"""The budget: how it is split, what each amount is expected to give, and the best use of it."""
