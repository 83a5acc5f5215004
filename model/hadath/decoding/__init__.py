"""From logits to event records."""
