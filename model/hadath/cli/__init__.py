"""The command line; ``hadath --help`` says what there is."""
