"""What can be learned from safe text: promises and what became of them."""
