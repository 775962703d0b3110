"""The error of a file that a person wrote: what is wrong with it, where, and what to do, each for itself."""

from __future__ import annotations


class WrongFile(ValueError):
    """A file or folder of the user's that cannot be used."""

    def __init__(self, what: str, where: object, next_step: str) -> None:
        super().__init__(f"{where}: {what}: {next_step}")
        self.what, self.where, self.next_step = what, str(where), next_step
