"""The words of the packet, written from the facts; every number in them keeps its origin."""
