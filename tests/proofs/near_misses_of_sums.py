"""What the theorems on sums, convexity, quadratic forms and deep networks nearly say."""

from __future__ import annotations

from near_misses_of_networks import MISSES, near, off
from symcheck.proofs import (
    binary_cross_entropy,
    cross_entropy,
    deep_networks,
    kl_divergence,
    means,
    multi_label,
    quadratic_forms,
)

from symcheck.authoring import iff, reparameterisation

__all__ = ["MISSES"]

# ── Cauchy–Schwarz, Jensen ──
m = means
off(m.sum_mul_sq_le, "the relation", "<=", ">=")
near(
    m.sum_mul_sq_eq_iff,
    "the sign of the ratio",
    iff(f"{m.product}**2 = {m.bound}", "a[i]*b[j] = -a[j]*b[i] for i in 1..n"),
)
off(m.log_prod, "no logarithm", "Sum(log(x[k])", "Sum((x[k])")
off(m.mean_log_le, "the relation", "<=", ">=")
near(
    m.mean_log_eq_iff,
    "another mean",
    iff(f"{m.mean_of_logs} = log({m.mean}) + 1", "x[i] = x[j] for i in 1..n"),
)
off(m.geometric_mean_le_mean, "the relation", "<=", ">=")

# ── losses ──
off(binary_cross_entropy.binary_cross_entropy_convex, "the relation", "<=", ">=")
near(
    binary_cross_entropy.binary_cross_entropy_convex,
    "no hypothesis",
    binary_cross_entropy.binary_cross_entropy_convex.statement,
    (),
)
m = cross_entropy
off(m.cross_entropy_softmax_eq_of_sum_one, "a sign", "- Sum(y[i]*(z[i])", "+ Sum(y[i]*(z[i])")
m = kl_divergence
near(
    m.cross_entropy_eq_entropy_iff,
    "a value",
    iff(f"{m.cross_entropy} = {m.entropy} + 1", "p[k] = q[k] for k in 1..n"),
)
off(multi_label.neg_log_likelihood_multi_label, "a sign", "-log(Product", "log(Product")

# ── quadratic forms ──
m = quadratic_forms
off(m.quadratic_convex, "the relation", "<=", ">=")
near(m.quadratic_convex, "no curvature", m.quadratic_convex.statement, ["0 <= t", "t <= 1"])
off(m.transpose_mul_eq, "a factor", "= ", "= 2*")
near(m.transpose_mul_eq, "no hypothesis", m.transpose_mul_eq.statement, ())
off(m.grad_quadratic_form, "a sign", "- b[i]", "+ b[i]")
near(m.grad_quadratic_form, "no hypothesis", m.grad_quadratic_form.statement, ())
off(m.hessian_quadratic_form, "a factor", "= A[i, j]", "= A[i, j]/2")
near(m.hessian_quadratic_form, "no hypothesis", m.hessian_quadratic_form.statement, ())
off(m.newton_step_matrix, "a sign", "= Sum", "= -Sum", hard=True)
off(m.slope_at_newton_point, "a sign", "= b[i]", "= -b[i]", hard=True)
off(m.grad_quadratic_eigen, "a sign", "- b[i]", "+ b[i]")
off(m.grad_quadratic_along_eigenvector, "a sign", "(lam[m]*", "(-lam[m]*", hard=True)
off(m.inverse_along_eigenvector, "the factor", "/lam[m]", "*lam[m]", hard=True)
off(m.newton_step_eigen, "the factor", "/lam[m]", "*lam[m]", hard=True)

# ── deep networks ──
m = deep_networks
off(m.sigmoid_units_eq_tanh_units, "a factor", "= 2*", "= ")
OLD = {
    "f[i, m]": "u[i, m]/2",
    "g[i]": "a[i]/2",
    "r[l, i, j]": "w[l, i, j]/4",
    "s[l, i]": m.BIAS,
    "p[k, j]": "v[k, j]/2",
    "q[k]": "c[k]",
}
near(
    m.deep_sigmoid_network_eq_deep_tanh_network,
    "the output's bias",
    reparameterisation(m.output, m.new_output, OLD),
)
