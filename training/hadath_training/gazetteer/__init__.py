"""Builds the lists that come with `hadath.resolve` and `hadath.html` from public packages."""
