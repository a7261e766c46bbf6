"""The best split of a budget, proved: under any response curves, bounds and groups.

A :class:`~stratbook.plan.split.problem.Problem` (lines with their curves, floors, caps,
"if used, at least", groups) goes into :func:`~stratbook.plan.split.search.best_split`, which
returns a :class:`~stratbook.plan.split.problem.Split` with an upper bound that no split can
pass under the same curves. The same curves answer the inverse questions
(:mod:`~stratbook.plan.split.inverse`), give intervals and near-ties
(:mod:`~stratbook.plan.split.uncertainty`), a robust choice
(:mod:`~stratbook.plan.split.robust`) and what each constraint costs
(:mod:`~stratbook.plan.split.explain`).
"""
