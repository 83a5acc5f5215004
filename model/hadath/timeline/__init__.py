"""A story in the forms that analysts use: table, JSON, ACLED's columns, GeoJSON, Parquet."""
