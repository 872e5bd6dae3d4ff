"""A plan told in any language: `Teller` says its facts, and `formats` names what `kp plan` makes of it."""
