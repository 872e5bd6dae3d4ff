"""`python -m kompetansepakke.cli` is `kp`."""

from kompetansepakke.cli.main import end

end()
