"""The words of chapter 4's findings on the choice, the messages, the questions and the plan."""

from typing import Final

from stratbook.core.message import N_
from stratbook.display.words import Words

WORDS: Final = {
    "platforms.first_stable": Words(
        headline=N_("{platform} comes first with {value} out of 5, whatever one weight becomes."),
        so_what=N_("{second} follows at {reference}; no change of a single weight reverses them."),
        action=N_(
            "Give {platform} the best of the time and money, and say what it will no longer get."
        ),
    ),
    "platforms.first_holds": Words(
        headline=N_(
            "{platform} comes first with {value} out of 5, and a {move} move of any weight leaves "
            "it there."
        ),
        so_what=N_(
            "{second} follows at {reference}. Only if “{criterion}” went from {share} to "
            "{tips_at} would {rival} take the lead."
        ),
        action=N_(
            "Invest in {platform} first; open the question again only if “{criterion}” changes "
            "that much."
        ),
    ),
    "platforms.first_fragile": Words(
        headline=N_("{platform} comes first with {value} out of 5, but the weights decide it."),
        so_what=N_(
            "{second} stands at {reference}. With “{criterion}” at {tips_at} instead of {share}, "
            "{rival} would come first."
        ),
        action=N_("Agree on the weight of “{criterion}” before moving money."),
    ),
    "platforms.not_scored": Words(
        headline=(
            N_("{platforms} has no rank: a score is missing on {criteria}."),
            N_("{platforms} have no rank: scores are missing on {criteria}."),
        ),
        so_what=N_("A missing score is not a zero: nothing is decided until it is given."),
        action=N_("Have it scored by whoever would run it, then decide."),
    ),
    "platforms.effort_elsewhere": Words(
        headline=N_(
            "{value} of the period’s posts went to platforms that the choice leaves aside."
        ),
        so_what=N_(
            "Concerned: {platforms}, {posts} posts. That time is missing where the score is higher."
        ),
        action=N_(
            "Move this production to the first platforms, and tell the followers where to go."
        ),
    ),
    "platforms.variants_missing": Words(
        headline=(
            N_("{count} message variant of {whole} is not written."),
            N_("{count} message variants of {whole} are not written."),
        ),
        so_what=N_(
            "Concerned: {messages}. A platform kept without its own text gets a copy, or silence."
        ),
        action=N_("Write what is missing, or say that the message does not suit that platform."),
    ),
    "platforms.variants_too_long": Words(
        headline=(
            N_("{count} variant does not fit its platform."),
            N_("{count} variants do not fit their platform."),
        ),
        so_what=N_("Concerned: {messages}. Beyond the limit a text is refused or cut."),
        action=N_("Rewrite for the platform rather than cut."),
    ),
    "platforms.variants_same": Words(
        headline=(
            N_("{count} variant of {whole} is the same text pasted elsewhere."),
            N_(
                "{count} variants of {whole} are the same text pasted from one platform to another."
            ),
        ),
        so_what=N_(
            "Concerned: {messages}. Each platform has its tone and its format; a copy ignores both."
        ),
        action=N_(
            "Keep the idea, and rewrite the first line, the visual and the link for each platform."
        ),
    ),
    "platforms.questions_open": Words(
        headline=(
            N_("{count} operational question of {whole} has no answer."),
            N_("{count} operational questions of {whole} have no answer."),
        ),
        so_what=N_(
            "Unanswered: {questions} The strategy cannot be carried out while this is open."
        ),
        action=N_(
            "Answer with the person concerned, and give each answer an action, an owner and a date."
        ),
    ),
}
