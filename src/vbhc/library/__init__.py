"""The library: documents kept, citations resolved, chains drawn."""
