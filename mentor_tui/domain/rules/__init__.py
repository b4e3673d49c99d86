"""What may be done: one module for each kind of thing, pure, everything that a rule needs handed in.

A rule answers with the problem that stands in the way, or with None. Services raise what it answers, screens show it as the
reason why a key is off, queues ask whose turn it is, and the demo acts within it: so there is one answer for every door.
"""
