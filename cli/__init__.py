"""The `diaoyan` command: parse what was typed, make one call, print the answer."""
