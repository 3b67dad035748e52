"""What the theorems on losses, normalisation, descent, symmetry and depth nearly say."""

from __future__ import annotations

from near_misses import MISSES, Miss
from symcheck.proofs import (
    activations,
    batch_norm,
    batch_norm_backward,
    binary_cross_entropy,
    convergence,
    convergence_matrix,
    cross_entropy,
    depth,
    forward_pass,
    gradient_descent,
    hierarchical_softmax,
    kl_divergence,
    log_sum_exp,
    multi_label,
    newton,
    regression,
    saddle_points,
    sequences,
    symmetry,
)

from symcheck.authoring import exists, iff, limit, reparameterisation
from symcheck.authoring import theorem as theorem_


def near(proof, what, statement, given=None, *, rare=False, hard=False, **options):
    """State a claim beside a theorem, in its context; ``hard`` ones are refuted by hand only."""

    def claim():
        """A claim without a derivation."""

    made = theorem_(
        statement,
        name=f"{proof.name}_{len(MISSES)}",
        where=proof.where,
        given=proof.given if given is None else given,
        definitions=proof.definitions,
        **options,
    )(claim)
    MISSES.append(Miss(proof.name, what, made, rare, hard))


def off(proof, what, old, new, *, rare=False, hard=False):
    """State a theorem with one piece of its text replaced."""
    head, found, tail = proof.statement.rpartition(old)
    assert found, f"{proof.name} has no '{old}'"
    near(proof, what, head + new + tail, rare=rare, hard=hard)


# ── binary cross-entropy, several labels ──
m = binary_cross_entropy
off(m.binary_cross_entropy_eq_softplus, "a sign", "- y*z", "+ y*z")
off(m.deriv_binary_cross_entropy, "a sign", "- y", "+ y")
off(m.binary_cross_entropy_eq_stable, "a sign", "exp(-Abs(z))", "exp(Abs(z))")
off(m.deriv_deriv_binary_cross_entropy, "a sign", "(1 - sigmoid(z))", "(1 + sigmoid(z))")
off(m.binary_cross_entropy_pos, "a bound", "> 0", "> 1/2")
near(m.binary_cross_entropy_pos, "no hypothesis", m.binary_cross_entropy_pos.statement, ())
off(multi_label.grad_multi_label, "a sign", "- y[k]", "+ y[k]")

# ── cross-entropy, log-sum-exp ──
m = cross_entropy
off(m.jacobian_softmax, "an index", "- softmax(z)[k]", "- softmax(z)[j]")
off(m.cross_entropy_softmax_eq, "a sign", "- Sum(y[i]*z[i]", "+ Sum(y[i]*z[i]")
off(m.grad_cross_entropy_softmax, "a sign", "- y[k]", "+ y[k]")
near(m.grad_cross_entropy_softmax, "no hypothesis", m.grad_cross_entropy_softmax.statement, ())
off(m.quadratic_form_softmax_nonneg, "a bound", ">= 0", ">= 1")
off(m.quadratic_form_softmax_nonneg, "the relation", ">= 0", "<= 0")
off(m.cross_entropy_softmax_convex, "the relation", "<=", ">=")
off(m.one_hot_cross_entropy_pos, "a bound", "> 0", "> 2")
near(m.one_hot_cross_entropy_pos, "no hypothesis", m.one_hot_cross_entropy_pos.statement, ())
m = log_sum_exp
off(m.log_sum_exp_add_const, "a sign", "+ c", "- c")
off(m.grad_log_sum_exp, "a function", "softmax(z)[i]", "exp(z[i])")
off(m.log_le_log, "the relation", "<=", ">=")
off(m.log_lt_log, "the relation", "<", ">")
off(m.le_log_sum_exp, "strict", "<=", "<")
off(m.max_le_log_sum_exp, "the relation", "<=", ">=")
off(m.log_sum_exp_le, "a bound", "+ log(n)", "+ log(n)/2")
off(m.add_one_le_exp, "a bound", "1 + x", "2 + x")
off(m.exp_tangent_le, "a sign", "- m", "+ m")
off(m.exp_convex, "the relation", "<=", ">=")
off(m.sum_exp_mix_le, "the relation", "<=", ">=")
off(m.log_sum_exp_convex, "the relation", "<=", ">=")
near(m.log_sum_exp_convex, "no hypothesis", m.log_sum_exp_convex.statement, ())

# ── the divergence ──
m = kl_divergence
off(m.log_le_sub_one_of_pos, "a bound", "- 1", "- 2")
off(m.log_lt_sub_one_of_pos_of_ne_one, "a bound", "- 1", "- 2")
off(m.sub_le_mul_log_div, "the relation", "<=", ">=")
off(m.sub_lt_mul_log_div_of_ne, "the relation", "<", ">")
off(m.kl_divergence_nonneg, "the relation", ">= 0", "<= 0")
off(m.kl_divergence_pos_of_ne, "a bound", "> 0", "> 1", hard=True)
KL = m.divergence
near(m.kl_divergence_eq_zero_iff, "a value", iff(f"{KL} = 1", "p[k] = q[k] for k in 1..n"))
off(m.entropy_le_cross_entropy, "the relation", "<=", ">=")

# ── regression ──
m = regression
off(m.log_gaussian, "a sign", "- log", "+ log")
off(m.neg_log_likelihood_gaussian, "a factor", "n*log", "log")
off(m.grad_squared_error, "a sign", "f[k] - y[k]", "f[k] + y[k]")
off(m.sum_sq_sub_eq, "a factor", "n*(c", "(c")
off(m.mean_minimises_squared_error, "the relation", ">=", "<=")

# ── hierarchical softmax ──
m = hierarchical_softmax
off(m.sum_hierarchical_softmax, "a value", "= 1", "= 2")
off(m.min_le, "strict", "<=", "<")
off(m.min_mul_pos, "a bound", "> 0", "> 1")
off(m.min_children_pos, "a bound", "> 0", "> 1")
off(m.min_hierarchical_softmax_pos, "a bound", "> 0", "> 1/2")
off(m.hierarchical_softmax_pos, "a bound", "> 0", "> 1/2")
off(m.even_ne_odd, "an odd one", "2*j + 1", "2*j + 2")
off(m.hierarchical_softmax_left, "the side", "sigmoid(a[j])", "sigmoid(-a[j])")
off(m.hierarchical_softmax_right, "the side", "sigmoid(-a[j])", "sigmoid(a[j])")
off(m.hierarchical_softmax_eq_prod, "the sides", "4*p[t] + 1 - 2*", "4*p[t] - 1 - 2*")
off(m.leaves_of_vocabulary, "a level", "2**16 <", "2**17 <")
off(m.number_of_leaves, "a level", "= 2**d", "= 2**(d + 1)")

# ── the forward pass ──
m = forward_pass
near(
    m.softmax_le_softmax_iff,
    "the relation",
    iff("softmax(o)[i] <= softmax(o)[j]", "o[i] >= o[j]"),
)
off(m.softmax_two_classes, "a sign", "o[1] - o[2]", "o[2] - o[1]")
off(m.forward_pass_first_output, "a value", "= 12", "= 10")
off(m.forward_pass_second_output, "a value", "= 4", "= -12")

# ── batch norm ──
m = batch_norm
off(m.mean_batch_norm, "a value", "= beta", "= beta + gamma")
off(m.variance_batch_norm, "a power", "gamma**2", "gamma")
off(m.batch_norm_identity, "a sign", "= x[i]", "= -x[i]")
near(
    m.normalised_affine,
    "no hypothesis",
    m.normalised_affine.statement,
    ["a != 0", f"{m.variance()} > 0"],
)
off(m.batch_norm_of_one, "a value", "= beta", "= gamma + beta")
off(m.batch_norm_inference_affine, "a sign", "- gamma*mu", "+ gamma*mu")
near(
    m.batch_norm_fold,
    "a bias",
    reparameterisation(
        m.folded,
        m.after,
        parameters={
            "v[j, i]": "gamma[j]/sqrt(tau[j] + eps)*w[j, i]",
            "c[j]": "beta[j] + gamma[j]/sqrt(tau[j] + eps)*(b[j] + mu[j])",
        },
    ),
)
off(m.wanted_deviation, "a power", "= S**2", "= S")
near(
    m.exists_batch_norm_of_mean_deviation,
    "the witness",
    exists(
        {"gamma": "S", "beta": "M"},
        f"{m.outputs} = M and Sum(({m.output('p')} - M)**2, (p, 1, N))/N = S**2",
    ),
)

# ── its gradient ──
m = batch_norm_backward
off(m.grad_batch_norm_input, "a sign", f"- {m.mean_g}", f"+ {m.mean_g}")
off(m.grad_batch_norm_scale, "a factor", "= ", "= 2*")
off(m.grad_batch_norm_shift, "a factor", "= ", "= 2*")
off(m.sum_grad_batch_norm, "a value", "= 0", "= gamma")
off(m.sum_normalised_mul_grad_batch_norm, "a value", "*(eps/", "*((1 + eps)/")
off(m.sum_normalised_mul_grad_batch_norm_eq_zero, "a value", "= 0", "= gamma")
off(m.sum_sq_grad_batch_norm, "a sign", "(1 + eps/", "(1 - eps/")
off(
    m.sum_sq_grad_batch_norm_of_eps_zero,
    "the factor 1/√m of a transcription",
    "**2/N)",
    "**2/sqrt(N))",
)

off(m.sum_sq_grad_batch_norm_le, "the relation", "<=", ">=")

# ── gradient descent, Newton ──
m = gradient_descent
off(m.grad_quadratic, "a sign", "- b[i]", "+ b[i]")
off(m.gradient_descent_error, "a sign", "(1 - eta", "(1 + eta")
off(m.pow_mul_le_one, "the relation", "<= 1", ">= 1")
off(m.one_add_mul_le_pow, "a factor", "k*c", "2*k*c")
off(m.abs_pow, "a factor", "= Abs(c)**k", "= c**k")
off(m.abs_gradient_descent_error, "a sign", "Abs(1 - eta", "Abs(1 + eta")
off(convergence.abs_le_one, "a bound", "<= 1", "<= 1/2")
near(
    convergence.factor_mem_Ioo,
    "no upper bound of η",
    convergence.factor_mem_Ioo.statement,
    ["eta > 0"],
)
off(convergence.gradient_descent_converges, "a bound", "k*(1 - ", "k*(2 - ")
off(convergence.one_le_pow, "a bound", "1 <=", "2 <=")
off(convergence.one_le_abs_factor, "a bound", "1 <=", "3 <=")
near(
    convergence.gradient_descent_does_not_converge,
    "steps that suit",
    convergence.gradient_descent_does_not_converge.statement,
    ["lam[j] > 0 for j in 1..n", "eta > 0"],
)
off(convergence.gradient_descent_diverges, "a sign", "(-2)**k", "2**k")
near(
    m.gradient_descent_one_step_iff,
    "a factor",
    iff(f"{m.at_step('1')} = b[i]/lam[i]", "eta*lam[i] = 2"),
    rare=True,
)
near(
    m.gradient_descent_one_step_iff,
    "a bound",
    iff(f"{m.at_step('1')} = b[i]/lam[i]", "eta*lam[i] <= 1"),
)
off(m.gradient_descent_error_matrix, "a sign", "(1 - eta", "(1 + eta", hard=True)
off(convergence.abs_lt_one, "a bound", "< 1", "< 1/2")
off(convergence.mem_Ioo_of_abs_one_sub_lt_one, "a bound", "< 2", "< 1")
near(
    convergence.abs_factors_lt_one_iff,
    "a bound",
    iff(convergence.each_factor, f"eta > 0 and eta*{convergence.largest} < 3"),
)
q = convergence
off(q.abs_sub_pos_of_ne, "a bound", "> 0", "> 1")
near(q.gradient_descent_tendsto, "a sign", limit(m.at_step("k"), q.k, "oo", "-b[i]/lam[i]"))
near(
    q.gradient_descent_tendsto,
    "no upper bound of η",
    q.gradient_descent_tendsto.statement,
    [m.POSITIVE, "eta > 0"],
)
off(q.one_lt_abs_factor, "a bound", "1 <", "2 <")
near(
    q.gradient_descent_tendsto_oo,
    "steps that suit",
    q.gradient_descent_tendsto_oo.statement,
    [m.POSITIVE, "eta*lam[i] < 2", "eta > 0", "x[i] != b[i]/lam[i]"],
)
near(q.gradient_descent_tendsto_iff, "a bound", iff(q.every_tends, f"eta*{q.largest} < 2"))
near(
    q.gradient_descent_tendsto_iff,
    "a start that is there",
    q.gradient_descent_tendsto_iff.statement,
    [m.POSITIVE, "x[j] = b[j]/lam[j] for j in 1..n"],
    rare=True,
)
q = convergence_matrix
near(q.gradient_descent_tendsto_matrix, "a sign", limit(m.rotated("k"), q.k, "oo", f"-{m.target}"))
off(q.le_abs_pow_mul, "the relation", "<=", ">=")
off(q.gradient_descent_does_not_converge_matrix, "the relation", "<=", ">=", hard=True)
near(
    q.gradient_descent_tendsto_iff_matrix,
    "a bound",
    iff(q.every_tends, f"eta*{convergence.largest} < 2"),
)
q = sequences
power = q.tendsto_pow_atTop_nhds_zero_of_abs_lt_one
near(power, "a value", limit("q**k", convergence.k, "oo", "q"))
near(power, "a bound", power.statement, "Abs(q) <= 2")
power = q.tendsto_pow_atTop_atTop_of_one_lt
near(power, "a sign", limit("q**k", convergence.k, "oo", "-oo"))
near(q.tendsto_pow_atTop_nhds_zero_iff, "a bound", iff(q.tends_to_zero, "Abs(q) < 2"))
near(q.tendsto_pow_atTop_nhds_zero_iff, "strict", iff(q.tends_to_zero, "Abs(q) <= 1"), rare=True)
m = newton
off(m.hessian_quadratic, "an index", "KroneckerDelta(i, j)", "KroneckerDelta(i, i)")
off(m.newton_step_quadratic, "a sign", "= b[i]", "= -b[i]")

# ── saddle points ──
m = saddle_points
off(m.grad_saddle, "a factor", "= lam", "= 2*lam")
off(m.saddle_descent, "a sign", "(1 - eta", "(1 + eta")
off(m.saddle_descent_of_neg, "a sign", "(1 + eta", "(1 - eta")
off(m.saddle_descent_leaves, "the relation", "<=", ">=")
near(m.saddle_descent_stays, "no hypothesis", m.saddle_descent_stays.statement, ())
near(
    m.saddle_factor_mem_Ioo_of_pos,
    "no upper bound of η",
    m.saddle_factor_mem_Ioo_of_pos.statement,
    ["eta > 0", "lam[i] > 0"],
)
near(
    m.saddle_descent_tendsto_oo,
    "the sign of λ",
    m.saddle_descent_tendsto_oo.statement,
    ["lam[i] > 0", "eta > 0", "x[i] != 0"],
)
near(
    m.saddle_descent_tendsto_oo,
    "no hypothesis on x",
    m.saddle_descent_tendsto_oo.statement,
    ["lam[i] < 0", "eta > 0"],
    rare=True,
)
near(
    m.saddle_descent_tendsto_zero_of_pos,
    "the sign of λ",
    m.saddle_descent_tendsto_zero_of_pos.statement,
    ["eta > 0", "lam[i] < 0"],
)
near(
    m.saddle_descent_tendsto_zero_iff,
    "a sign",
    iff(m.every_tends, "x[j]*Max(lam[j], 0) = 0 for j in 1..n"),
)
off(m.newton_step_saddle, "a value", "= 0", "= x[i]")
off(m.abs_newton_step_of_neg, "a factor", "= 2*x", "= x")
near(m.abs_newton_step_of_pos, "the sign of λ", m.abs_newton_step_of_pos.statement, "lam[i] < 0")

# ── activations ──
m = activations
off(m.deriv_softplus, "a factor", "= ", "= 2*")
off(m.softplus_sub_softplus_neg, "a sign", "= x", "= -x")
off(m.softplus_eq_relu_add, "a sign", "softplus(-Abs(x))", "softplus(Abs(x))")
off(m.relu_lt_softplus, "the relation", "<", ">")
off(m.deriv_silu, "a sign", "(1 + x*", "(1 - x*")
off(m.silu_sub_silu_neg, "a sign", "= x", "= -x")
off(m.deriv_gelu, "a sign", "2 + x*", "2 - x*")
off(m.gelu_sub_gelu_neg, "a sign", "= x", "= -x")
off(m.deriv_leaky_relu, "a value", "(1, x > 0)", "(2, x > 0)")
near(m.leaky_relu_eq_max, "no hypothesis", m.leaky_relu_eq_max.statement, ())
off(m.leaky_relu_eq_relu_sub, "a sign", "- a*relu(-x)", "+ a*relu(-x)")
off(m.deriv_elu, "a value", "a*exp(x)", "exp(x)")
off(m.deriv_elu_one, "a value", "(1, x > 0)", "(2, x > 0)")
off(m.elu_gt_neg, "a bound", "> -a", "> 0")

# ── symmetry ──
m = symmetry
off(m.sum_units_permute, "a factor", "= ", "= 2*")
near(m.network_permute, "an order", m.network_permute.statement.replace("w2[k, p[j]]", "w2[k, j]"))
off(m.tanh_unit_flip, "a sign", "= w*", "= -w*")
SAME = {"v1[j, i]": "s[j]*w1[j, i]", "c1[j]": "s[j]*b1[j]", "v2[k, j]": "w2[k, j]"}
for proof, name in ((m.tanh_network_flip, "tanh"), (m.relu_network_rescale, "relu")):
    left, right = m.network(name, m.unit()), m.network(name, m.new_unit, "v2[k, j]")
    near(proof, "the outgoing weights", reparameterisation(left, right, SAME))
near(m.relu_unit_rescale, "the sign of c", m.relu_unit_rescale.statement, "c < 0")

# ── depth ──
m = depth
off(m.deriv_layer, "a factor", "= v", "= 2*v")
off(m.abs_deriv_layer_le, "a bound", "/4", "/5")
off(m.abs_prod, "no modulus", "= Product(Abs(f[l])", "= Product((f[l])")
off(m.abs_deriv_chain_le, "a bound", "/4", "/1000")
off(m.deriv_depth, "a layer too few", "(l, 1, L))", "(l, 2, L))")
off(m.abs_deriv_depth_le, "a bound", "/4", "/1000")
off(m.deriv_tanh_depth, "the value after", "tanh_unit(l - 1", "tanh_unit(l")
off(m.abs_deriv_tanh_depth_le, "a bound", "Abs(w[l])", "Abs(w[l])/1000")
off(m.deriv_relu_chain, "a factor", "= ", "= 2*")
off(m.deriv_relu_depth, "a layer too few", "(l, 1, L)", "(l, 2, L)")
off(m.sigmoid_layers_eq_tanh_layers, "a factor", "= 2*", "= ")
