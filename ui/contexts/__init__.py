"""What each page shows: a module for each page, a frozen dataclass for each template."""
