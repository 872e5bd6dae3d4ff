"""The pure heart: no disk, no clock, no MkDocs. A test keeps it to the standard library and a YAML reader."""
