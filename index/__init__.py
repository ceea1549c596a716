"""What is known and how it is found; imports nothing of the project's other folders."""
