"""A network with sigmoid hidden units is one with tanh hidden units at other weights."""

from symcheck.proofs.tanh import sigmoid_eq_half_mul_one_add_tanh

from symcheck import algebra, calc, congruence, reparameterisation, theorem

hidden = "(Sum(w1[j, i]*x[i], (i, 1, D)) + b1[j])"
output = f"Sum(w2[k, j]*sigmoid{hidden}, (j, 1, M)) + b2[k]"
new_hidden = "(Sum(v1[j, i]*x[i], (i, 1, D)) + c1[j])"
new_output = f"Sum(v2[k, j]*tanh{new_hidden}, (j, 1, M)) + c2[k]"


@theorem(
    reparameterisation(
        f"sigmoid({output})",
        f"sigmoid({new_output})",
        parameters={
            "v1[j, i]": "w1[j, i]/2",
            "c1[j]": "b1[j]/2",
            "v2[k, j]": "w2[k, j]/2",
            "c2[k]": "b2[k] + Sum(w2[k, j], (j, 1, M))/2",
        },
        inverse={
            "w1[j, i]": "2*v1[j, i]",
            "b1[j]": "2*c1[j]",
            "w2[k, j]": "2*v2[k, j]",
            "b2[k]": "c2[k] - Sum(v2[k, j], (j, 1, M))",
        },
    ),
    where=(
        "D, M, K: size; x: family(D); k: index(K); "
        "w1: family(M, D); b1: family(M); w2: family(K, M); b2: family(K); "
        "v1: family(M, D); c1: family(M); v2: family(K, M); c2: family(K)"
    ),
    source="Exercise 6.1.2",
    tags=["network", "reparameterisation"],
)
def sigmoid_network_eq_tanh_network():
    """σ(a) = ½ + ½ tanh(a/2): halve the weights into and out of the hidden units.

    The output's bias takes up the halves, so that the new parameters v and c are linear
    in the old ones w and b, and the old ones in the new.
    """
    return calc(f"sigmoid({output})").eq(
        f"sigmoid({new_output})",
        by=congruence(
            calc(output)
            .eq(
                f"Sum(w2[k, j]*((1 + tanh({hidden}/2))/2), (j, 1, M)) + b2[k]",
                by=sigmoid_eq_half_mul_one_add_tanh,
            )
            .eq(
                f"Sum(w2[k, j]/2*tanh({hidden}/2), (j, 1, M))"
                " + (b2[k] + Sum(w2[k, j], (j, 1, M))/2)",
                by=algebra,
            )
            .eq(new_output, by=algebra)
        ),
    )
