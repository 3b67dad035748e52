"""Random points that meet the equations among the hypotheses of a theorem.

A random point meets no equation; these move one there. Whether it is met is checked then.
"""

from __future__ import annotations

from flint import arb
from numeric_walk import Scene


def _size(scene: Scene, name: str = "n") -> int:
    return int(scene.scalars[name].unique_fmpz())


def _with(scene: Scene, scalars=(), **families) -> Scene:
    made = {name: entries.__getitem__ for name, entries in families.items()}
    return Scene({**scene.scalars, **dict(scalars)}, {**scene.families, **made}, scene.definitions)


def distributions(*names):
    """Make the entries of families positive, with sum 1."""

    def prepare(scene):
        made = {}
        for name in names:
            entries = {(k,): abs(scene.families[name]((k,))) for k in range(1, _size(scene) + 1)}
            total = sum(entries.values(), arb(0))
            made[name] = {k: v / total for k, v in entries.items()}
        return _with(scene, **made)

    return prepare


def weights(scene):
    """Make the entries of y sum to 1, by the last one."""
    n = _size(scene)
    entries = {(k,): scene.families["y"]((k,)) for k in range(1, n)}
    entries[n,] = 1 - sum(entries.values(), arb(0))
    return _with(scene, y=entries)


def scalar(name, value):
    """Give a variable a value."""
    return lambda scene: _with(scene, {name: arb(value)})


def zero_entry(scene):
    """Make the entry x[i] 0."""
    entries = {(k,): scene.families["x"]((k,)) for k in range(1, _size(scene) + 1)}
    return _with(scene, x={**entries, (_size(scene, "i"),): arb(0)})


def signs(scene):
    """Make the entries of s signs."""
    entries = {(k,): scene.families["s"]((k,)) for k in range(1, _size(scene, "M") + 1)}
    return _with(scene, s={k: arb(1 if v > 0 else -1) for k, v in entries.items()})


def one_sign(scene):
    """Make s a sign."""
    return _with(scene, {"s": arb(1 if scene.scalars["s"] > 0 else -1)})


def way(scene):
    """Begin the permutation of the nodes with a way down the tree; the other nodes follow."""
    nodes, steps = 2 * _size(scene, "K") + 1, _size(scene, "d")
    walked = [1]
    for t in range(1, steps + 1):
        turn = scene.families["p"]((t,)) > nodes / 2 if t <= nodes else False
        walked.append(2 * walked[-1] + int(turn))
    others = [j for j in range(1, nodes + 1) if j not in walked]
    order = [j for j in [*walked, *others] if j <= nodes]
    return _with(scene, p={(t,): arb(j) for t, j in enumerate(order, 1)})


def orthogonal(scene):
    """Make Q a reflection, I − 2vvᵀ/|v|²."""
    n = _size(scene)
    v = {k: scene.families["Q"]((k, 1)) for k in range(1, n + 1)}
    length = sum((a * a for a in v.values()), arb(0))
    return _with(scene, Q={(i, j): (i == j) - 2 * v[i] * v[j] / length for i in v for j in v})


def inverse(scene):
    """Make A a unit matrix with one more column, and B its inverse."""
    n = _size(scene)
    c = {k: scene.families["A"]((k, 1)) for k in range(1, n + 1)}
    first = {i: (i == 1) + 0 for i in c}
    there = {(i, j): (i == j) + c[i] * (1 - first[i]) * first[j] for i in c for j in c}
    back = {(i, j): (i == j) - c[i] * (1 - first[i]) * first[j] for i in c for j in c}
    return _with(scene, A=there, B=back)


def steps(scene):
    """Make the curvatures lie between 1 and 2, and the step one that suits them, or far off."""
    n, eta = _size(scene), scene.scalars["eta"]
    made = {(k,): 1 + _fraction(scene.families["lam"]((k,))) for k in range(1, n + 1)}
    chosen = arb("0.9") if 0 < eta < 2 else arb("2.5") if eta > 0 else arb(-1)
    return _with(scene, {"eta": chosen}, lam=made)


def suitable_steps(scene):
    """Make the curvatures lie between 1 and 2, and the step one that suits them."""
    return _with(steps(scene), {"eta": arb("0.9")})


def ways_out(scene):
    """Let a saddle have steep ways in and out, and begin on the ways in half of the time."""
    n = _size(scene)
    old = {(k,): scene.families["lam"]((k,)) for k in range(1, n + 1)}
    made = {k: (1 + _fraction(v)) * (1 if v > 0 else -1) for k, v in old.items()}
    begin = {k: scene.families["x"](k) for k in made}
    if scene.scalars["eta"] > 0:
        begin = {k: v if made[k] > 0 else arb(0) for k, v in begin.items()}
    return _with(scene, {"eta": arb("0.9")}, lam=made, x=begin)


def _fraction(value):
    """Return a number between 0 and 1."""
    return abs(value) / (1 + abs(value))


def less_than_half(scene):
    """Make q less than a half in size, if it is less than 1."""
    q = scene.scalars["q"]
    return _with(scene, {"q": q / 2}) if abs(q) < 1 else scene


def symmetric(scene):
    """Make A symmetric."""
    n = _size(scene)
    old = {(i, j): scene.families["A"]((i, j)) for i in range(1, n + 1) for j in range(1, n + 1)}
    return _with(scene, A={(i, j): old[min(i, j), max(i, j)] for i, j in old})


PREPARED = {
    "kl_divergence_nonneg": distributions("p", "q"),
    "kl_divergence_pos_of_ne": distributions("p", "q"),
    "kl_divergence_eq_zero_iff": distributions("p", "q"),
    "entropy_le_cross_entropy": distributions("p", "q"),
    "grad_cross_entropy_softmax": weights,
    "sum_normalised_mul_grad_batch_norm_eq_zero": scalar("eps", 0),
    "sum_sq_grad_batch_norm_of_eps_zero": scalar("eps", 0),
    "sum_sq_grad_batch_norm_le": scalar("eps", 0),
    "gradient_descent_error_matrix": orthogonal,
    "gradient_descent_does_not_converge_matrix": lambda s: steps(orthogonal(s)),
    "gradient_descent_tendsto": suitable_steps,
    "gradient_descent_tendsto_iff": steps,
    "gradient_descent_tendsto_matrix": lambda s: suitable_steps(orthogonal(s)),
    "gradient_descent_tendsto_iff_matrix": lambda s: steps(orthogonal(s)),
    "saddle_descent_tendsto_zero_of_pos": suitable_steps,
    "saddle_descent_tendsto_zero_iff": ways_out,
    "tendsto_pow_atTop_nhds_zero_of_abs_lt_one": less_than_half,
    "tendsto_pow_atTop_nhds_zero_iff": less_than_half,
    "newton_step_matrix": inverse,
    "slope_at_newton_point": inverse,
    "transpose_mul_eq": symmetric,
    "grad_quadratic_form": symmetric,
    "hessian_quadratic_form": symmetric,
    "grad_quadratic_along_eigenvector": orthogonal,
    "inverse_along_eigenvector": orthogonal,
    "newton_step_eigen": orthogonal,
    "cross_entropy_eq_entropy_iff": distributions("p", "q"),
    "cross_entropy_softmax_eq_of_sum_one": weights,
    "cross_entropy_softmax_convex": weights,
    "saddle_descent_stays": zero_entry,
    "hierarchical_softmax_eq_prod": way,
    "tanh_unit_flip": one_sign,
    "tanh_network_flip": signs,
}
