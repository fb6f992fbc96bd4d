"""The document, as a reader that did not write it sees it."""
