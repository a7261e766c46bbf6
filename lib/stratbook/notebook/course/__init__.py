"""The course: twelve exercises that check themselves, in the notebooks they belong to.

==============  ======================================================================
module          what it does
==============  ======================================================================
``exercise``    what an exercise is: its data, its questions, what is right, usual mistakes
``draw``        each learner's own numbers, from their name
``judge``       an answer against what is right: right, not answered, or a hint
``feedback``    what the learner reads
``lesson``      what a notebook opens: ``course.show``, ``course.data``, ``course.check``
``exercises/``  one module an exercise: ``ex01`` … ``ex12``
==============  ======================================================================
"""
