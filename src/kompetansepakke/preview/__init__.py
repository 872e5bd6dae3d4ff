"""`kp serve`: an edition on this machine, built anew at each save, with what is wrong told over the page."""
