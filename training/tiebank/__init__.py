"""TieBank: passages about invented actors, annotated for who is said to be tied to whom, and its tools."""
