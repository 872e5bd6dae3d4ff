"""The owner's page, where the plans of several schools lie beside each other."""
