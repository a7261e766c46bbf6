"""Response curves: what a platform gives for the money it gets, and how well that is known.

One form, frozen: :class:`~stratbook.plan.response.draws.Draws`, draws of the parameters of
one platform's curve. Whatever the source, allocation and explanation read only that::

    Draws(platform, family, ceiling, pace, shape, carry_over, origin, seen, period_days)
        .value(amount)      -> results of every draw at every amount, shape (n, *amount.shape)
        .marginal(amount)   -> results of the next unit of money, the same shape
        .amount_at(price)   -> amount where the marginal falls to a price (concave part)
        .inflections(), .tangents()   -> where an S-shaped curve turns, and its hull leaves it
        .central()          -> Draws of one: the curve nearest to the median response
        .over(days)         -> the same curves for a steady spend over another length of time
        .extrapolated(amount)         -> beyond what the client's history has seen

Money is in the client's currency **per period** of ``period_days`` days, results are per
period too; the flight's amount is turned with ``over``. Parameters and amounts that
broadcast freely (draws × platforms) go to :mod:`.families`.

=====================  ================================================================
source                 function
=====================  ================================================================
a figure, one point    ``given.given``, ``given.through_point``
benchmarks             ``benchmarks.from_benchmarks`` (data: ``media_benchmarks.csv``)
history                ``history.weekly`` and ``results.web_results``, then ``fit.fit``
history and beliefs    ``fit.fit`` with ``beliefs.Belief`` (benchmark, lift or geo test)
another model          ``external.from_posterior``
=====================  ================================================================
"""
