"""Exercise 11's questions, with where to look again."""

from typing import Final

from stratbook.core.message import say
from stratbook.notebook.course.exercise import Question
from stratbook.notebook.course.exercises.ex11.comments import COUNT

ID: Final = "ex11"
_ROBUST: Final = say(
    "Subtract the median of the fourteen days, then divide by 1.4826 times the median of the "
    "distances to it."
)
_ALERT: Final = say("An alert goes off from a robust z of 3.5.")

QUESTIONS: Final = (
    Question("net", say("a. Net sentiment this month (−100 to +100)"), "number",
             say("100 × (positive − negative) ÷ all mentions with a tone, neutral ones included.")),
    Question("polar", say("a. The same without the neutral mentions (−100 to +100)"), "number",
             say("100 × (positive − negative) ÷ (positive + negative).")),
    Question("change", say("a. Change in net sentiment since last month (points)"), "number",
             say("Compute the net sentiment of both months with the neutral mentions, then "
                 "subtract."), tolerance=0.1),
    Question("response", say("b. Response rate (%)"), "number",
             say("Messages answered ÷ messages received."), share=True),
    Question("in_time_answered", say("b. Answered in time, out of those answered (%)"), "number",
             say("Messages answered in time ÷ messages answered."), share=True),
    Question("in_time_received", say("b. Answered in time, out of all received (%)"), "number",
             say("Messages answered in time ÷ messages received."), share=True),
    Question("resolution", say("b. Resolution rate (%)"), "number",
             say("Conversations resolved ÷ those that needed a resolution."), share=True),
    Question("delay_mean", say("c. Mean delay (minutes)"), "number",
             say("Add up the ten delays and divide by ten."), tolerance=0.1),
    Question("delay_median", say("c. Median delay (minutes)"), "number",
             say("Put the delays in order and take the middle one; of ten, halfway between the "
                 "fifth and the sixth.")),
    Question("delay_told", say("c. Which of the two tells what a customer usually waits?"),
             "choice", say("Count the customers who waited less than each of the two."),
             options={"mean": say("the mean"), "median": say("the median")}),
    Question("z_today", say("d. Robust z of today (two decimals)"), "number", _ROBUST,
             tolerance=0.02),
    Question("alert_today", say("d. Is today an alert? (True or False)"), "flag", _ALERT),
    Question("z_other", say("d. Robust z of the other day (two decimals)"), "number", _ROBUST,
             tolerance=0.02),
    Question("alert_other", say("d. Is the other day an alert? (True or False)"), "flag", _ALERT),
    *(
        Question(f"level_{number}", say("e. Level of comment {number} (0 to 3)", number=number),
                 "number", say("Read the grid of the chapter: what it says, whether it can be "
                               "removed, how far its author is heard."), tolerance=0)
        for number in range(1, COUNT + 1)
    ),
    Question("recommendation", say("What do you recommend to the client for next month? 60 words "
                                   "at most: a number, a comparison, an action, a role, a date"),
             "text", say("Choose the one figure that calls for an action.")),
)  # fmt: skip
