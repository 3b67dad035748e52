"""How tightly an expression holds together; a looser one inside a tighter one is bracketed."""

RELATION, SUM, BIG, PRODUCT, POWER, ATOM = range(6)
