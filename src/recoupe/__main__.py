"""`python -m recoupe` is `recoupe`."""

from recoupe.cli.main import main

main()
