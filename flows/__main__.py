"""`python -m flows` is `communique`."""

from flows.cli import main

main()
