"""The document for Word read back as zip and XML."""
