"""Claims in matrix notation: ``A x = b`` for ``∑ⱼ Aᵢⱼ·xⱼ = bᵢ``.

Proofs speak of entries; what is recognised here is only how they are shown. The notation is
made of terms with heads of its own (``forms``), which no rule knows and the kernel never sees.
What does not match exactly stays as it is, in entries.
"""
