"""The engine: carries texts from sources through an extractor into sinks, in order, to the end."""
