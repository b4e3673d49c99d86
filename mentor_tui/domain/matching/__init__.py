"""Matching: who could mentor whom, how well, and the best pairs for a whole cohort. numpy is loaded by its modules alone."""
