"""The course: twelve exercises that check themselves, in the notebooks they belong to.

===============  =====================================================================
module           what it does
===============  =====================================================================
``exercise``     what an exercise is: its data, its questions, what is right, usual mistakes
``draw``         each learner's own numbers, from their name
``written``      what learners type, made plain
``same``         whether two answers say the same
``judge``        an answer against what is right: right, not answered, or a hint
``pitfalls``     the mistakes one expects, each with the hint that names it
``free_text``    what a finding needs, and ``rubric`` how a trainer reads it
``feedback``     what the learner reads
``asked``        the questions as shown, and ``words`` what their words mean
``lesson``       what a notebook opens: ``course.show``, ``course.data``, ``course.check``
``course_file``  ``course.toml``, and ``attempts`` what the course folder keeps
``exercises/``   one module an exercise: ``ex01`` … ``ex12``
===============  =====================================================================

In a notebook ``check("ex07", answer)`` checks in the lesson opened last.
"""

from stratbook.notebook.course.lesson import check, open_course

__all__ = ["check", "open_course"]
