"""Text to claims: the reader, whose modules come compiled where a build of them is there."""

from claims import compiled

compiled.use()
