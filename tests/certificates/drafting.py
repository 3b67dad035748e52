"""Documents of the second checker, written part by part."""

import json

from symcheck import certificate, recheck
from symcheck.recheck import Document, Sort, T

EMPTY = {"variables": [], "hypotheses": [], "definitions": []}


class Draft:
    """A document in the making: terms are written by what they are."""

    def __init__(self, definitions=(), /, **context):
        """Start with definitions and one context."""
        self.terms = []
        self.definitions = [self.written(d) for d in definitions]
        own = {"definitions": list(range(len(self.definitions)))}
        self.contexts = [EMPTY | own | self.written(context)]

    def written(self, data):
        """Return data with the numbers of terms for the terms in it."""
        if isinstance(data, T):
            entry = [data.head, data.data, [self.written(a) for a in data.args]]
            self.terms.append(entry)
            return len(self.terms) - 1
        if isinstance(data, Sort):
            return {"kind": data.kind, "ranges": self.written(data.ranges)}
        if isinstance(data, dict):
            return {k: self.written(v) for k, v in data.items()}
        return [self.written(d) for d in data] if isinstance(data, list | tuple) else data

    def text(self, hashed=None, **fields):
        """Return the text, with the hash of its content."""
        whole = {"format": "symcheck/certificate/1", "name": "a draft", "identity": "0",
                 "terms": self.terms, "definitions": self.definitions, "contexts": self.contexts,
                 "theorems": [], "proof": {}, **fields}  # fmt: skip
        own = recheck.content_hash(whole)
        assert own == certificate.digest(whole)
        return json.dumps({**whole, "hash": hashed or own}, ensure_ascii=False)

    def read(self):
        """Return the document."""
        return Document(self.text())


def claim(draft, **parts):
    """Return a claim as it is read."""
    data = draft.written({"context": 0, **parts})
    return draft.read().claim(data)


def pairs(**parts):
    return [list(p) for p in parts.items()]
