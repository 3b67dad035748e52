"""The rules, by the names that authors use behind ``by=``."""

from __future__ import annotations

from symcheck.authoring.justifications import Justification

algebra = Justification("algebra")
attained = Justification("attained")
by_extremum = Justification("extremum")
by_iff = Justification("iff")
by_impossible = Justification("impossible")
by_limit = Justification("limit")
by_not_differentiable = Justification("not_differentiable")
by_reparameterisation = Justification("reparameterisation")
congruence = Justification("congruence")
definition = Justification("definition")
derivative = Justification("derivative")
enclosure = Justification("enclosure")
hypothesis = Justification("given")
instantiate = Justification("instantiate")
linear = Justification("linear")
maximum = Justification("maximum")
monotone = Justification("monotone")
scale = Justification("scale")
sign = Justification("sign")
square_nonneg = Justification("square_nonneg")
squaring = Justification("squaring")
termwise = Justification("termwise")
transitivity = Justification("transitivity")
witness = Justification("witness")

#: The rule behind each of the names above.
BY_NAME = {name: rule for name, rule in globals().items() if isinstance(rule, Justification)}
