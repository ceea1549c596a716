"""What people come to learn from papers: promises, decisions, statements and chains, each with its sentence."""
