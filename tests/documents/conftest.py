"""The programs in docs/, which are no package."""

import importlib.util
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def program(name):
    spec = importlib.util.spec_from_file_location(f"docs_{name}", ROOT / "docs" / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def sessions():
    return program("sessions")


@pytest.fixture(scope="session")
def rule_pages():
    return program("rule_pages")


@pytest.fixture(scope="session")
def root():
    return ROOT
