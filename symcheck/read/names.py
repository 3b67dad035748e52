"""The names that text knows: functions with their arity, other spellings, constants."""

from __future__ import annotations

from symcheck.kernel.term import ONE, PI, Term, add, div, fn, num
from symcheck.kernel.writing import FUNCTION_HEADS, SPELLING

#: Spelling in text → head of the term.
FUNCTIONS = {SPELLING.get(head, head): head for head in sorted(FUNCTION_HEADS)} | {
    "ln": "log", "σ": "sigmoid", "abs": "abs", "max": "max", "min": "min",
}  # fmt: skip
#: Head → least and largest number of arguments; one where nothing stands here.
ARITY: dict[str, tuple[int, int | None]] = {
    "log": (1, 2),
    "max": (2, None),
    "min": (2, None),
    "atan2": (2, 2),
}
E_ = fn("exp", ONE)
CONSTANTS: dict[str, Term] = {
    "e": E_,
    "E": E_,
    "pi": PI,
    "π": PI,
    "GoldenRatio": div(add(ONE, fn("sqrt", num(5))), num(2)),
}
#: Numbers of SymPy that are not read: undeclared, none of these names is a real variable.
FOREIGN = {"I", "EulerGamma", "Catalan", "TribonacciConstant"}
#: Operators that bind a variable over a range: spelling → head.
LIMITED = {
    "Sum": "sum", "Σ": "sum", "∑": "sum", "Product": "prod", "Π": "prod", "∏": "prod",
    "Max": "bigmax", "max": "bigmax", "Min": "bigmin", "min": "bigmin",
}  # fmt: skip
#: What other programs call these.
ALIASES = {
    "arcsin": "asin", "arccos": "acos", "arctan": "atan", "arccot": "acot", "arctan2": "atan2",
    "arcsinh": "asinh", "arccosh": "acosh", "arctanh": "atanh", "artanh": "atanh", "tg": "tan",
    "arsinh": "asinh", "arcosh": "acosh", "logistic": "sigmoid", "expit": "sigmoid", "sgn": "sign",
    "sigma": "sigmoid",
    "sum": "Sum", "prod": "Product", "product": "Product", "diff": "Derivative", "D": "Derivative",
    "maximum": "Max", "minimum": "Min", "delta": "KroneckerDelta", "ReLU": "relu", "root": "sqrt",
    "Eq": "=", "Ne": "!=", "Le": "<=", "Lt": "<", "Ge": ">=", "Gt": ">", "And": "and", "Or": "or",
    "fabs": "Abs",
    "log10": "log(x, 10)", "log2": "log(x, 2)", "log1p": "log(1 + x)",
    "expm1": "exp(x) - 1", "pow": "**", "Pow": "**", "Rational": "a/b", "Integral": "",
}  # fmt: skip
#: All that may stand before a bracket.
CALLABLE = sorted(
    (set(FUNCTIONS) | set(LIMITED)) - {"abs", "max", "min"}
    | {"Derivative", "Subs", "Piecewise", "KroneckerDelta", "Update", "softmax", "Lambda", "Limit"}
    | {"natpow", "intpow", "realpow", "argmax", "argmin"}
)
