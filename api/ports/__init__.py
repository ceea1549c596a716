"""What the API and the pages need of the rest, as protocols that `kennisbank.py` fulfils."""
