"""The command `kp`: it parses, prints and sets exit codes."""
