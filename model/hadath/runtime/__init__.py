"""Runs an exported model with ONNX Runtime; nothing here needs torch."""
