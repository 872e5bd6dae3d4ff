"""`kp import`: what others have made, as files that an editor reads through and commits."""
