"""The JSON of the API: a class for each thing that crosses the border, a module for each resource."""
