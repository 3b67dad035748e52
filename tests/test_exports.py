from __future__ import annotations

import subprocess
import sys

import pytest

import symcheck


@pytest.mark.parametrize("name", symcheck.__all__)
def test_every_public_name_exists(name):
    assert getattr(symcheck, name) is not None
    assert name in dir(symcheck)


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="module 'symcheck' has no attribute 'nothing'"):
        _ = symcheck.nothing


def test_importing_the_package_is_cheap(tmp_path):
    heavy = ["sympy", "flint", "lark", "rich", "typer"]
    code = f"import sys, symcheck; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
