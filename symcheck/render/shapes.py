"""How vectors and matrices are written, in any notation: ``A x``, ``xᵀ``, ``‖x‖²``, ``(A x)ᵢ``."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from symcheck.render.apart import declared_names
from symcheck.render.levels import ATOM, BIG, OPEN, POWER, PRODUCT, SUM
from symcheck.render.matrices import forms

if TYPE_CHECKING:
    from symcheck.kernel.term import Term
    from symcheck.render.writer import Writer

T = TypeVar("T")

#: Products of shapes: they hold together more than a product of numbers.
SIDE_BY_SIDE = frozenset({forms.MATMUL, forms.HADAMARD})
#: Derivatives that begin with a fraction, which a line shows with a slash.
SLASHED = frozenset({"diff", forms.PARTIAL, forms.JACOBIAN})


def shaped(writer: Writer[T], term: Term) -> tuple[T, int]:
    """Return what is in matrix notation, and how tightly it holds together."""
    args = term.args
    match term.head:
        case forms.MATMUL:
            return writer.side_by_side([writer.at(a, POWER) for a in args]), BIG
        case forms.TRANSPOSE:
            return writer.join([writer.at(args[0], ATOM), writer.text("ᵀ")]), POWER
        case forms.HADAMARD:
            return _between(writer, " ⊙ ", args), BIG
        case forms.IDENTITY:
            return writer.words("Id") if "I" in declared_names() else writer.text("I"), ATOM
        case forms.DIAG:
            return _named(writer, "diag", args[0]), ATOM
        case forms.DIAG_INVERSE:
            return writer.join([_named(writer, "diag", args[0]), writer.text("⁻¹")]), POWER
        case forms.TRACE:
            return _named(writer, "tr", args[0]), ATOM
        case forms.NORM | forms.NORM_SQUARED:
            squared = term.head == forms.NORM_SQUARED
            shown = writer.norm(args[0], frobenius=term.data == 2, squared=squared)
            return shown, POWER if squared else ATOM
        case forms.EACH:
            return writer.applied(writer.spelled(str(term.data)), args), ATOM
        case forms.SOFTMAX:
            return _named(writer, "softmax", args[0]), ATOM
        case forms.EXTREME_INDEX:
            return _named(writer, str(term.data), args[0]), ATOM
        case forms.ENTRY:
            shape, *indices = args
            shown, level = writer.form(shape)
            return writer.indexed(shown if level == ATOM else writer.parens(shown), indices), ATOM
        case forms.PARTIAL:
            return writer.partial(args[0], args[1:]), OPEN
        case forms.JACOBIAN:
            name = writer.name(str(args[1].data))
            return writer.derivative("∂", 1, name, args[0], None), OPEN
    order = 2 if term.head == forms.HESSIAN else 1
    nabla = writer.nabla(str(args[1].data), order)
    return writer.join([nabla, writer.text(" "), writer.at(args[0], POWER)]), OPEN


def _between(writer: Writer[T], sign: str, args: tuple[Term, ...]) -> T:
    parts = [writer.at(args[0], PRODUCT)]
    for arg in args[1:]:
        parts += [writer.text(sign), writer.at(arg, PRODUCT)]
    return writer.join(parts)


def _named(writer: Writer[T], name: str, shape: Term) -> T:
    return writer.join([writer.words(name), writer.parens(writer.at(shape, SUM))])
