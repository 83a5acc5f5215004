"""Commands that this package adds to ``hadath``; heavy imports wait until one runs."""
