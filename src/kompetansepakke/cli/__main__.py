"""`python -m kompetansepakke.cli.main` is `kp`."""

import sys

from kompetansepakke.cli.main import main

sys.exit(main())
