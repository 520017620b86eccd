"""Lets `python -m cli` stand for the installed `diaoyan` command."""

from cli.main import main

if __name__ == "__main__":
    main()
