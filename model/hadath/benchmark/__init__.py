"""What reading costs on this machine, measured in one run: ratios travel, seconds do not."""
