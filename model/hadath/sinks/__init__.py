"""Sinks: where documents go, in every format."""

from hadath.sinks.csv_table import CsvSink
from hadath.sinks.json_list import JsonSink
from hadath.sinks.jsonl import JsonlSink
from hadath.sinks.parquet_table import ParquetSink
from hadath.sinks.table import TableSink

__all__ = ["CsvSink", "JsonSink", "JsonlSink", "ParquetSink", "TableSink"]
