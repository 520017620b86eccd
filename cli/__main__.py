"""Lets `python -m cli` stand for the installed `diaoyan` command."""

from cli.start import main

if __name__ == "__main__":
    main()
