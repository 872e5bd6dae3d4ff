"""A staged edition as a site without plugins, for any engine: what `kp stage` leaves."""
