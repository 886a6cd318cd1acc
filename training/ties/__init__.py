"""Training of the network that finds mentions, coreference and ties. See README.md."""
