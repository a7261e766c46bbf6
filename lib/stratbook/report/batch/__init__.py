"""Many clients in one go: what to render, where it ran, what came of it."""
