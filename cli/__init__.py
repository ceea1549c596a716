"""The command line: a module per family of commands, on top of `kennisbank.py`."""
