"""Measures resolving and merging against gold values and gold clusters."""
