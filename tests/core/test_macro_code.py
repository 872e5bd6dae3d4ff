"""Whether the site's macros give the same each time, as far as their Python tells."""

from __future__ import annotations

from pathlib import Path

import pytest

from kompetansepakke.source.macro_code import offered, says_the_same_always

OWN = Path(__file__).parents[2] / "macros.py"


@pytest.mark.parametrize("python", [
    "", "import re\nfrom math import pi\n", "from kompetansepakke.reference import editor_guide\n",
    "def define_env(env):\n    @env.macro\n    def hei(name): return name.upper()\n    env.filter(str.upper)\n"])
def test_macros_that_format_say_the_same_always(python: str) -> None:
    assert says_the_same_always(python.encode())


@pytest.mark.parametrize("python", [
    "import os\n", "import re, time\n", "from datetime import date\n", "from pathlib import Path\n",
    "from . import x\n",
    "from kompetansepakke.site import oslo\n", "from kompetansepakke.references import x\n", "x = open('a')\n",
    "x = __import__('os')\n", "eval('1')\n", "def define_env(env):\n    env.variables['a'] = 1\n",
    "def define_env(env):\n    x = env.conf\n", "n = 0\ndef f():\n    global n\n    n += 1\n"])
def test_macros_that_may_read_something_are_not_relied_on(python: str) -> None:
    assert not says_the_same_always(python.encode())


def test_our_own_macros_say_the_same_always() -> None:
    assert offered(OWN.read_bytes())
    assert says_the_same_always(OWN.read_bytes())
