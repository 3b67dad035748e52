"""For every theorem of the library what it nearly says: a sign, a factor, an index or a bound off.

All of these are false. Those that only fail at a single point, such as a bound that is
strict where it should not be, are marked as ``rare``: random points do not show it. Those
for which no witness is found in seconds, for want of a point that meets the hypotheses, are
``hard``: it is enough that they are not proved.
"""

from __future__ import annotations

from dataclasses import dataclass

from symcheck.proofs.linear_layers import LAYERS, bias_of, net, weights
from symcheck.proofs.reparameterisation import new_output, output
from symcheck.proofs.softmax import ENTRY, denominator, greatest
from symcheck.proofs.xor import WEIGHTS as AFFINE
from symcheck.proofs.xor import affine

from symcheck.authoring import Proof, impossible, limit, not_differentiable, reparameterisation
from symcheck.authoring import theorem as theorem_


@dataclass(frozen=True)
class Miss:
    """What a theorem does not say, and in what it is off."""

    theorem: str
    what: str
    proof: Proof
    rare: bool = False
    hard: bool = False

    def __str__(self) -> str:
        return f"{self.theorem}: {self.what}"


MISSES: list[Miss] = []


def miss(theorem, what, statement, *, rare=False, **options):
    def claim():
        """A claim without a derivation."""

    made = theorem_(statement, name=f"{theorem}_{len(MISSES)}", **options)(claim)
    MISSES.append(Miss(theorem, what, made, rare))


slope, steep = "Derivative(sigmoid(x), x)", "Derivative(tanh(x), x)"
INSIDE = ["t > 0", "t < 1"]

# ── the parabola ──
miss("sub_sq_pos_of_mem_Ioo", "a bound", "1/5 < t - t**2", given=INSIDE)
miss("sub_sq_pos_of_mem_Ioo", "an end", "0 < t - t**2", given=["t >= 0", "t < 1"], rare=True)
miss("sub_sq_le_quarter", "a bound", "t - t**2 <= 1/5", given=INSIDE)
miss("sub_sq_le_quarter", "strict", "t - t**2 < 1/4", given=INSIDE, rare=True)
miss(
    "sub_sq_le_quarter",
    "attained elsewhere",
    "t - t**2 <= 1/4",
    given=INSIDE,
    attained={"t": "1/3"},
)
miss("sub_sq_lt_quarter_of_ne_half", "the point", "t - t**2 < 1/4", given="t != 1/3", rare=True)
miss("sub_sq_lt_quarter_of_ne_half", "a bound", "t - t**2 < 1/8", given="t != 1/2")

# ── the sigmoid ──
miss("sigmoid_neg", "a sign", "sigmoid(-x) = 1 + sigmoid(x)")
miss("sigmoid_neg", "a factor", "sigmoid(-x) = 1 - 2*sigmoid(x)")
miss("sigmoid_pos", "a bound", "1/2 < sigmoid(x)")
miss("sigmoid_lt_one", "a bound", "sigmoid(x) < 1/2")
miss("sigmoid_ne_half_of_ne_zero", "no hypothesis", "sigmoid(x) != 1/2", rare=True)
miss("sigmoid_ne_half_of_ne_zero", "the relation", "sigmoid(x) = 1/2", given="x != 0")
miss("deriv_sigmoid", "a sign", f"{slope} = sigmoid(x)*(1 + sigmoid(x))")
miss("deriv_sigmoid", "a factor", f"{slope} = 2*sigmoid(x)*(1 - sigmoid(x))")
miss("deriv_sigmoid_eq_neg_mul", "a sign", f"{slope} = sigmoid(x)*sigmoid(x)")
miss(
    "deriv_deriv_sigmoid",
    "a factor",
    "Derivative(sigmoid(x), x, 2) = sigmoid(x)*(1 - sigmoid(x))*(1 - sigmoid(x))",
)
miss("deriv_sigmoid_pos", "a bound", f"{slope} > 1/5")
miss("deriv_sigmoid_pos", "the relation", f"{slope} <= 0")
miss(
    "deriv_sigmoid_pos",
    "the limit",
    f"{slope} > -1/8",
    approached=[limit(slope, "x", "oo", "-1/8")],
)
miss("deriv_sigmoid_le_quarter", "a bound", f"{slope} <= 1/5")
miss("deriv_sigmoid_le_quarter", "strict", f"{slope} < 1/4", rare=True)
miss(
    "deriv_sigmoid_le_quarter",
    "attained elsewhere",
    f"{slope} <= 1/4",
    attained={"x": 1},
    only=True,
)

miss("deriv_sigmoid_mem_Ioc", "a bound", f"1/10 < {slope} <= 1/4")
miss("deriv_sigmoid_mem_Ioc", "strict", f"0 < {slope} < 1/4", rare=True)

# ── the hyperbolic tangent ──
miss("tanh_eq_two_mul_sigmoid_sub_one", "a factor", "tanh(x) = 2*sigmoid(x) - 1")
miss("tanh_eq_two_mul_sigmoid_sub_one", "a sign", "tanh(x) = 2*sigmoid(2*x) + 1")
miss("sigmoid_eq_half_mul_one_add_tanh", "a factor", "sigmoid(x) = (1 + tanh(x))/2")
miss("deriv_tanh", "a factor", f"{steep} = 2*sigmoid(2*x)*(1 - sigmoid(2*x))")
miss("deriv_tanh", "the chain rule", f"{steep} = 4*sigmoid(x)*(1 - sigmoid(x))")
miss("deriv_tanh_eq_one_sub_sq", "a sign", f"{steep} = 1 + tanh(x)**2")
miss("deriv_tanh_pos", "a bound", f"{steep} > 1/2")
miss(
    "deriv_tanh_pos",
    "the limit",
    f"{steep} > -1/8",
    approached=[limit(steep, "x", "-oo", "-1/8")],
)
miss("deriv_tanh_le_one", "a bound", f"{steep} <= 9/10")
miss("deriv_tanh_le_one", "strict", f"{steep} < 1", rare=True)
miss("deriv_tanh_le_one", "attained elsewhere", f"{steep} <= 1", attained={"x": "1/2"})

miss("deriv_tanh_mem_Ioc", "a bound", f"0 < {steep} <= 3/4")
miss("deriv_tanh_mem_Ioc", "strict", f"0 < {steep} < 1", rare=True)

# ── products of slopes ──
PRODUCT = "Product(Subs(Derivative(sigmoid(t), t), t, a[l]), (l, 1, L))"
miss(
    "abs_prod_deriv_sigmoid_le",
    "a bound",
    f"Abs({PRODUCT}) <= 5**(-L)",
    where="L: size; a: family(L)",
)
miss(
    "abs_prod_deriv_sigmoid_le",
    "strict",
    f"Abs({PRODUCT}) < 4**(-L)",
    where="L: natural; a: family(L)",
    rare=True,
)

# ── relu ──
miss("relu_of_pos", "no hypothesis", "relu(x) = x")
miss("relu_of_neg", "the relation", "relu(x) > 0", given="x < 0")
miss("deriv_relu_of_pos", "a factor", "Derivative(relu(x), x) = 2", given="x > 0")
miss("deriv_relu_of_neg", "a value", "Derivative(relu(x), x) = 1", given="x < 0")
miss("not_differentiableAt_relu_zero", "the point", not_differentiable("relu(x)", "x", 1))
miss("not_differentiableAt_relu_zero", "the function", not_differentiable("relu(x)**2", "x", 0))

# ── softmax ──
miss("softmax_add_const", "a factor", "softmax(c*y)[i] = softmax(y)[i]", where=f"{ENTRY}; c: real")
miss(
    "softmax_add_const",
    "a family",
    "softmax(y + c)[i] = softmax(y)[i]",
    where=f"{ENTRY}; c: family(n)",
)
miss("softmax_pos", "a bound", "1/2 < softmax(y)[i]", where=ENTRY)
miss("sum_softmax", "a value", "Sum(softmax(y)[i], (i, 1, n)) = n", where="n: size; y: family(n)")
miss(
    "sum_softmax",
    "an index",
    "Sum(softmax(y)[i], (i, 1, n - 1)) = 1",
    where="n: size; y: family(n)",
)
miss(
    "softmax_add_softmax_le_one_of_ne",
    "no hypothesis",
    "softmax(y)[i] + softmax(y)[j] <= 1",
    where=f"{ENTRY}; j: index(n)",
)
miss(
    "softmax_add_softmax_le_one_of_ne",
    "strict",
    "softmax(y)[i] + softmax(y)[j] < 1",
    where=f"{ENTRY}; j: index(n)",
    given="i != j",
)
miss("softmax_lt_one", "no hypothesis", "softmax(y)[i] < 1", where=ENTRY)
miss("softmax_lt_one", "a bound", "softmax(y)[i] < 1/2", where=ENTRY, given="n >= 2")
miss("le_max", "strict", f"y[i] < {greatest}", where=ENTRY)
miss("softmax_sub_max", "a factor", "softmax(2*y)[i] = softmax(y)[i]", where=ENTRY)
miss("sub_max_nonpos", "a bound", f"y[i] - {greatest} <= -1", where=ENTRY)
miss("exp_le_sum_exp", "strict", "exp(y[i]) < Sum(exp(y[k]), (k, 1, n))", where=ENTRY)
miss("one_le_sum_exp_sub_max", "a bound", f"{denominator} >= 2", where="n: size; y: family(n)")
miss("sum_exp_sub_max_le", "a bound", f"{denominator} <= n - 1/2", where="n: size; y: family(n)")
miss(
    "sum_exp_sub_max_mem_Icc",
    "strict",
    f"1 < {denominator} <= n",
    where="n: size; y: family(n)",
)

# ── linear layers ──
TWO = "D, M, K: size; x: family(D); k: index(K); w1: family(M, D); b1: family(M)"
TWO += "; w2: family(K, M); b2: family(K)"
LAYER = "Sum(w2[k, j]*(Sum(w1[j, i]*x[i], (i, 1, D)) + b1[j]), (j, 1, M)) + b2[k]"
miss(
    "two_linear_layers_eq_one",
    "a bias",
    f"{LAYER} = Sum(Sum(w2[k, j]*w1[j, i], (j, 1, M))*x[i], (i, 1, D)) + b2[k]",
    where=TWO,
)
miss(
    "two_linear_layers_eq_one",
    "a sign",
    f"{LAYER} = Sum(Sum(w2[k, j]*w1[j, i], (j, 1, M))*x[i], (i, 1, D))"
    " + (Sum(w2[k, j]*b1[j], (j, 1, M)) - b2[k])",
    where=TWO,
)
miss(
    "linear_layers_eq_one",
    "an index",
    "net(L, D, w, b, x, i) = Sum(weights(L, D, w, j, i)*x[j], (j, 1, D)) + bias(L, D, w, b, i)",
    where=f"{LAYERS}; i: index(D)",
    definitions=[net, weights, bias_of],
)
miss(
    "linear_layers_eq_one",
    "a bias",
    "net(L, D, w, b, x, i) = Sum(weights(L, D, w, i, j)*x[j], (j, 1, D))",
    where=f"{LAYERS}; i: index(D)",
    definitions=[net, weights, bias_of],
)

# ── XOR ──
miss(
    "affine_add_corners",
    "the pairs",
    "affine(w1, w2, b, 0, 0) + affine(w1, w2, b, 0, 1)"
    " = affine(w1, w2, b, 1, 1) + affine(w1, w2, b, 1, 0)",
    where=AFFINE,
    definitions=[affine],
)
F00, F11, F01, F10 = (f"affine(w1, w2, b, {p})" for p in ("0, 0", "1, 1", "0, 1", "1, 0"))
miss(
    "xor_values_impossible",
    "AND",
    impossible(["w1", "w2", "b"], f"{F00} = -1", f"{F01} = 0", f"{F10} = 0", f"{F11} = 1"),
    where=AFFINE,
    definitions=[affine],
    rare=True,
)
miss(
    "xor_signs_impossible",
    "AND",
    impossible(["w1", "w2", "b"], f"{F00} <= 0", f"{F01} <= 0", f"{F10} <= 0", f"{F11} > 0"),
    where=AFFINE,
    definitions=[affine],
    rare=True,
)
miss(
    "xor_signs_impossible",
    "not strict",
    impossible(["w1", "w2", "b"], f"{F00} <= 0", f"{F11} <= 0", f"{F01} >= 0", f"{F10} >= 0"),
    where=AFFINE,
    definitions=[affine],
    rare=True,
)

# ── reparameterisation ──
NETWORK = (
    "D, M, K: size; x: family(D); k: index(K); "
    "w1: family(M, D); b1: family(M); w2: family(K, M); b2: family(K); "
    "v1: family(M, D); c1: family(M); v2: family(K, M); c2: family(K)"
)
MAP = {
    "v1[j, i]": "w1[j, i]/2",
    "c1[j]": "b1[j]/2",
    "v2[k, j]": "w2[k, j]/2",
    "c2[k]": "b2[k] + Sum(w2[k, j], (j, 1, M))/2",
}
INVERSE = {
    "w1[j, i]": "2*v1[j, i]",
    "b1[j]": "2*c1[j]",
    "w2[k, j]": "2*v2[k, j]",
    "b2[k]": "c2[k] - Sum(v2[k, j], (j, 1, M))",
}
CHANGES = {
    "a factor": ({"v1[j, i]": "w1[j, i]"}, {}),
    "a bias": ({"c1[j]": "b1[j]"}, {}),
    "a sign": ({"c2[k]": "b2[k] - Sum(w2[k, j], (j, 1, M))/2"}, {}),
    "the inverse": ({}, {"b2[k]": "c2[k] - Sum(v2[k, j], (j, 1, M))/2"}),
}
for what, (there, back) in CHANGES.items():
    miss(
        "sigmoid_network_eq_tanh_network",
        what,
        reparameterisation(
            f"sigmoid({output})", f"sigmoid({new_output})", MAP | there, INVERSE | back
        ),
        where=NETWORK,
    )

# the units and probabilities of the sheet's network
ONE, TWO = "exp(12)/(exp(12) + exp(4))", "exp(4)/(exp(12) + exp(4))"
miss("forward_pass_first_hidden", "a sign", "relu(2*1 + 1*2 + 2*1) = 2")
miss("forward_pass_second_hidden", "no relu", "(-1)*1 + (-3)*2 + 5*1 = 0")
miss("forward_pass_first_probability", "a digit", f"99966465/10**8 < {ONE} < 99966466/10**8")
miss("forward_pass_second_probability", "a digit", f"33536/10**8 < {TWO} < 33537/10**8")
miss("forward_pass_prediction", "the other class", f"{ONE} < {TWO}")
