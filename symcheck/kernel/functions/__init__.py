"""The functions that terms can use, in one visible table: head → record."""

from __future__ import annotations

from symcheck.kernel.functions.absolute import ABS
from symcheck.kernel.functions.arcosh import ACOSH, ASECH
from symcheck.kernel.functions.arcsecant import ACSC, ASEC
from symcheck.kernel.functions.arcsine import ACOS, ASIN
from symcheck.kernel.functions.arctangent import ACOT, ATAN
from symcheck.kernel.functions.arsinh import ACSCH, ASINH
from symcheck.kernel.functions.artanh import ACOTH, ATANH
from symcheck.kernel.functions.atan2 import ATAN2
from symcheck.kernel.functions.cbrt import CBRT
from symcheck.kernel.functions.cos import COS
from symcheck.kernel.functions.cosh import COSH, SECH
from symcheck.kernel.functions.erf import ERF
from symcheck.kernel.functions.exp import EXP
from symcheck.kernel.functions.function import Function
from symcheck.kernel.functions.log import LOG
from symcheck.kernel.functions.maximum import MAX, MIN
from symcheck.kernel.functions.relu import RELU
from symcheck.kernel.functions.secant import CSC, SEC
from symcheck.kernel.functions.sigmoid import SIGMOID
from symcheck.kernel.functions.sign import SIGN
from symcheck.kernel.functions.sin import SIN
from symcheck.kernel.functions.sinh import CSCH, SINH
from symcheck.kernel.functions.softplus import SOFTPLUS
from symcheck.kernel.functions.sqrt import SQRT
from symcheck.kernel.functions.tangent import COT, TAN
from symcheck.kernel.functions.tanh import COTH, TANH

FUNCTIONS: dict[str, Function] = {
    record.name: record
    for record in (
        EXP,
        LOG,
        SQRT,
        CBRT,
        ABS,
        SIGN,
        MAX,
        MIN,
        RELU,
        SIN,
        COS,
        TAN,
        COT,
        SEC,
        CSC,
        ASIN,
        ACOS,
        ATAN,
        ACOT,
        ASEC,
        ACSC,
        ATAN2,
        SINH,
        COSH,
        TANH,
        COTH,
        SECH,
        CSCH,
        ASINH,
        ACOSH,
        ATANH,
        ACOTH,
        ASECH,
        ACSCH,
        SIGMOID,
        SOFTPLUS,
        ERF,
    )
}
#: The functions whose facts are trusted; the others are defined in terms of them.
PRIMITIVES = frozenset(name for name, record in FUNCTIONS.items() if record.is_primitive)

__all__ = ["FUNCTIONS", "PRIMITIVES", "Function"]
