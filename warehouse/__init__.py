"""The warehouse: claims in, published facts out, on SQLite or PostgreSQL over a Delta lake."""
