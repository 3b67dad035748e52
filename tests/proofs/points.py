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


def tree(scene):
    """Give the nodes of a tree the probabilities that their scores say."""
    share, nodes = {(1,): arb(1)}, _size(scene, "K")
    for k in range(1, nodes + 1):
        right = 1 / (1 + scene.families["a"]((k,)).exp())
        share[2 * k,] = share[k,] * (1 - right)
        share[2 * k + 1,] = share[k,] * right
    return _with(scene, P=share)


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
    "newton_step_matrix": inverse,
    "saddle_descent_stays": zero_entry,
    "sum_hierarchical_softmax": tree,
    "hierarchical_softmax_pos": tree,
    "tanh_unit_flip": one_sign,
    "tanh_network_flip": signs,
}
