"""Training the network of attributions."""
