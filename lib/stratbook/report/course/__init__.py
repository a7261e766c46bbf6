"""Running a course: folders to hand out, submissions graded in isolation, learners' portfolios."""
