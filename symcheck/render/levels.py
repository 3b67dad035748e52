"""How tightly an expression holds together; a looser one inside a tighter one is bracketed.

``CASES`` are cases without a brace at their end: what stands to the right of them would
stand beside the last condition. ``BIG`` is a big operator, whose body would take a factor to
its right in, and a product of matrices; ``OPEN`` is a derivative, and a product that ends
with one or with a big operator, of which the same is true.
"""

RELATION, CASES, SUM, BIG, OPEN, PRODUCT, POWER, ATOM = range(8)
