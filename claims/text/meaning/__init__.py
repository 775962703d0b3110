"""The meaning layer: which figures of a text are claims, and of what, between whom, for when and how far along."""
