"""Everything that `api.ports` asks, in memory and over fictional papers, for tests of the API and the pages."""
