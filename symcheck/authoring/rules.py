"""The rules, by the names that authors use behind ``by=``."""

from __future__ import annotations

from symcheck.authoring.justifications import Justification

algebra = Justification("algebra")
attained = Justification("attained")
by_argmax = Justification("argmax")
by_extremum = Justification("extremum")
by_iff = Justification("iff")
by_impossible = Justification("impossible")
by_limit = Justification("limit")
by_not_differentiable = Justification("not_differentiable")
by_reparameterisation = Justification("reparameterisation")
cauchy_schwarz = Justification("cauchy_schwarz")
congruence = Justification("congruence")
definition = Justification("definition")
derivative = Justification("derivative")
enclosure = Justification("enclosure")
hypothesis = Justification("given")
instantiate = Justification("instantiate")
jensen = Justification("jensen")
linear = Justification("linear")
maximum = Justification("maximum")
monotone = Justification("monotone")
passage = Justification("passage")
reindex = Justification("reindex")
scale = Justification("scale")
sign = Justification("sign")
split = Justification("split")
square_nonneg = Justification("square_nonneg")
squaring = Justification("squaring")
squeeze = Justification("squeeze")
telescoping = Justification("telescoping")
termwise = Justification("termwise")
transitivity = Justification("transitivity")
witness = Justification("witness")

#: The rule behind each of the names above.
BY_NAME = {name: rule for name, rule in globals().items() if isinstance(rule, Justification)}
