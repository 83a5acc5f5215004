"""From a checkpoint to the form that is shipped: graphs, their precision, and the gate."""
