"""Stub until the real search is here."""


def bounds(goal, seconds):
    return iter(())
