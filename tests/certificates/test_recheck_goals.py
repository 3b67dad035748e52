"""The second checker's rules say of the goals of the kernel's tests what the kernel says."""

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest
from goals import says

TESTS = Path(__file__).parent.parent / "kernel" / "rules"
RULES = (
    "angle", "argmax", "attained", "branches", "cases", "cauchy_schwarz", "congruence", "eliminate",
    "extremum", "given", "iff", "impossible", "instantiate", "jensen", "linear", "maximum",
    "monotone", "not_differentiable", "passage", "reindex", "reparameterisation", "scale",
    "squeeze", "termwise", "transitivity", "witness",
)  # fmt: skip
#: What holds all the same, and the second checker finds so; a part that is none is malformed.
OTHERWISE = {
    ("angle", "none of a number that is no angle"), ("impossible", "a relation that is undefined"),
    ("monotone", "no such part"),
}  # fmt: skip


def tables(rule):
    """Return the module with the goals of a rule; other tests may be called the same."""
    spec = spec_from_file_location(f"goals_of_{rule}", TESTS / f"test_{rule}.py")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


MODULES = {rule: tables(rule) for rule in RULES}


def goals(name, without):
    for rule, module in MODULES.items():
        for title, asked in getattr(module, name, {}).items():
            if (rule, title) not in without:
                goal = asked[0] if isinstance(asked, tuple) else asked
                yield pytest.param(rule, goal, id=f"{rule}: {title}")


@pytest.mark.parametrize(("rule", "goal"), [*goals("ACCEPTS", ())])
def test_what_the_kernel_accepts(rule, goal):
    assert says(rule, goal) is None


@pytest.mark.parametrize(("rule", "goal"), [*goals("REFUSES", OTHERWISE)])
def test_what_the_kernel_refuses(rule, goal):
    assert says(rule, goal) is not None
