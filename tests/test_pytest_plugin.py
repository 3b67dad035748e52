from __future__ import annotations

import functools

import pytest

from symcheck.sources import shipped_folder, written

GOOD = """
from symcheck import algebra, calc, theorem

@theorem("(x + 1)**2 = x**2 + 2*x + 1")
def square_of_sum():
    '''It is expanded.'''
    return calc("(x + 1)**2").eq("x**2 + 2*x + 1", by=algebra)
"""
BAD = GOOD.replace("2*x", "3*x").replace("square_of_sum", "wrong_square")
SETTINGS = "[tool.symcheck]\nproofs = ['derivations']\n"


@pytest.fixture
def run(warm):
    return functools.partial(run_in, warm)


#: Plugins that have no part in this; one takes long to import.
WITHOUT = [f"-pno:{name}" for name in ("cacheprovider", "hypothesispytest")]


def run_in(warm, pytester, *arguments):
    """Run pytest in the test's folder, in a process of its own."""
    more = [*WITHOUT, f"--basetemp={pytester.path}/temporary"]
    done = warm.run("pytest", *more, *arguments, folder=pytester.path)
    return pytest.RunResult(done.returncode, done.stdout.splitlines(), done.stderr.splitlines(), 0)


def folder(pytester, **files):
    inner = pytester.mkdir("derivations")
    for name, text in files.items():
        (inner / f"{name}.py").write_text(text, encoding="utf-8")


def test_configured_folders_are_collected(pytester, run):
    pytester.makepyprojecttoml(SETTINGS)
    folder(pytester, good=GOOD)
    result = run(pytester, "-v")
    result.stdout.fnmatch_lines(["derivations/good.py::square_of_sum PASSED*"])
    result.assert_outcomes(passed=1)


def test_configured_folders_are_collected_beside_testpaths(pytester, run):
    pytester.makepyprojecttoml(SETTINGS + "[tool.pytest.ini_options]\ntestpaths = ['tests']\n")
    folder(pytester, good=GOOD)
    (pytester.mkdir("tests") / "test_it.py").write_text("def test_it(): pass\n")
    run(pytester).assert_outcomes(passed=2)
    run(pytester, "tests").assert_outcomes(passed=1)


def test_a_file_given_to_pytest_is_collected(pytester, run):
    folder(pytester, good=GOOD)
    run(pytester, "derivations/good.py").assert_outcomes(passed=1)
    run(pytester, "derivations/good.py::square_of_sum").assert_outcomes(passed=1)
    run(pytester, "derivations").assert_outcomes()


def test_a_failing_theorem_tells_step_claim_and_witness_without_a_traceback(pytester, run):
    folder(pytester, bad=BAD)
    result = run(pytester, "derivations/bad.py")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(
        ["*derivations/bad.py:7: step 1 of 'wrong_square' refuted*",
         "  step     (x + 1)² = x² + 3·x + 1", "  witness  x = *: left *, right *"]
    )  # fmt: skip
    result.stdout.no_fnmatch_line("*Traceback*")
    result.stdout.no_fnmatch_line("*.py:*: in *")


def test_a_file_that_raises_fails_with_its_line_and_the_others_are_checked(pytester, run):
    folder(pytester, broken=GOOD + "\n1/0\n", good=GOOD.replace("square_of_sum", "other"))
    pytester.makepyprojecttoml(SETTINGS)
    result = run(pytester)
    result.assert_outcomes(failed=1, passed=1)
    result.stdout.fnmatch_lines(
        ["*broken.py:9: the file raises ZeroDivisionError: division by zero"]
    )
    result.stdout.no_fnmatch_line("*Traceback*")


def test_doctests_do_not_import_a_proof_file_again(pytester, run):
    folder(pytester, good=GOOD)
    pytester.makepyprojecttoml(SETTINGS)
    run(pytester, "--doctest-modules").assert_outcomes(passed=1)


def test_wrong_settings_are_a_usage_error(pytester, run):
    pytester.makepyprojecttoml("[tool.symcheck]\nproofs = ['nowhere']\n")
    result = run(pytester)
    result.stderr.fnmatch_lines(["*names 'nowhere', which does not exist*"])
    assert result.ret == 4


def test_assert_proved(pytester, run):
    pytester.makepyfile(
        """
        from symcheck import assert_proved, eq, real, sigmoid
        x = real("x")

        def test_text(): assert_proved("sqrt(x**2) = x", given="x > 0")
        def test_sympy(): assert_proved(eq(sigmoid(-x), 1 - sigmoid(x)))
        def test_wrong(): assert_proved("sqrt(x**2) = x")
        """
    )
    result = run(pytester)
    result.assert_outcomes(passed=2, failed=1)
    result.stdout.fnmatch_lines(["*step*√(x²) = x", "*witness*x = -1*"])


def test_files_of_the_shipped_library_are_collected(pytester, run):
    file = shipped_folder() / "parabola.py"
    run(pytester, str(file)).assert_outcomes(passed=len(written(file)))


def test_nothing_changes_for_other_projects(pytester, run):
    pytester.makepyfile("def test_it(): pass")
    result = run(pytester, "-v")
    result.assert_outcomes(passed=1)
