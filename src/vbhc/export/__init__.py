"""One module per output form."""
