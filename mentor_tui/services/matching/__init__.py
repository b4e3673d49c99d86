"""Matching as leads do it: reading who is to be matched, a draft, a proposal explained, publishing it, what-if."""
