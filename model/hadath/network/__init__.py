"""The network in torch: configuration, heads, saving and loading, and the runtime."""
