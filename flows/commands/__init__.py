"""One module a command; each imports what it needs when it runs, so that every other command starts at once."""
