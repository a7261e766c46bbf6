"""Chapter 10: what is watched, what platforms change, what is tried, what the brand is."""

from typing import Final

from stratbook.brief.sheets.field import Field, Sheet

THEME: Final = (
    ("general", "general news", "actualité générale"),
    ("trade", "news of the trade", "actualité du métier"),
    ("technology", "technology", "technologie"),
    ("platforms", "platforms", "plateformes"),
    ("law", "law", "droit"),
    ("usage", "trends and usage", "tendances et usages"),
    ("competitors", "competitors", "concurrents"),
)
IMPACT: Final = (
    ("high", "high", "fort"),
    ("medium", "medium", "moyen"),
    ("low", "low", "faible"),
)
MEASURED: Final = (("rate", "a rate", "un taux"), ("number", "a number", "un nombre"))
FACT_TOPIC: Final = (
    ("identity", "identity", "identité"),
    ("history", "history", "histoire"),
    ("promise", "promise", "promesse"),
    ("offer", "offer", "offre"),
    ("people", "people and places", "personnes et lieux"),
    ("figures", "key figures", "chiffres clés"),
    ("limits", "what is not said", "ce qu’on ne dit pas"),
)

_WATCH: Final = Sheet(
    "watch_log", "Watch log", "Journal de veille",
    ("What was read, how long it took and what came of it.",
     "Ce qu’on a lu, le temps passé et ce qui en est sorti."),
    (
        Field("date", "Date", "Date", "day", required=True),
        Field("item", "What was seen", "Ce qu’on a vu", required=True),
        Field("theme", "Theme", "Thème", "choice", choices=THEME),
        Field("origin", "Where", "Où"),
        Field("competitor", "Competitor", "Concurrent",
              help=("As the sheet of competitors names it.",
                    "Comme la feuille des concurrents le nomme.")),
        Field("impact", "Impact for you", "Impact pour vous", "choice", choices=IMPACT),
        Field("minutes", "Minutes spent", "Minutes passées", "number", least=0),
        Field("action", "What was decided", "Ce qu’on a décidé",
              help=("Empty while nothing came of it.", "Vide tant que rien n’en est sorti.")),
    ),
)  # fmt: skip
_CHANGES: Final = Sheet(
    "platform_changes", "Platform changes", "Changements des plateformes",
    ("What a platform changed in its counts or features; each counts from its date on.",
     "Ce qu’une plateforme a changé, comptage ou fonction, et à partir de quand."),
    (
        Field("date", "Takes effect on", "Prend effet le", "day", required=True),
        Field("platform", "Platform", "Plateforme", "platform",
              help=("Empty for the site’s own measurement.",
                    "Vide pour la mesure du site.")),
        Field("what", "What changes", "Ce qui change", required=True),
        Field("kpis", "KPIs touched (their ids)", "KPI touchés (leurs identifiants)",
              help=("Separated by semicolons; empty when no count changes.",
                    "Séparés par des points-virgules ; vide si aucun comptage ne change.")),
        Field("origin", "Source", "Source"),
        Field("tried", "Tried and understood", "Essayé et compris", "flag"),
    ),
)  # fmt: skip
_INNOVATIONS: Final = Sheet(
    "innovations", "Innovations", "Innovations",
    ("New things tried on a small scale: hypothesis, cost, threshold, result.",
     "Les nouveautés essayées en petit : hypothèse, coût, seuil, résultat."),
    (
        Field("test", "Test", "Test", required=True),
        Field("hypothesis", "Hypothesis", "Hypothèse"),
        Field("starts", "Starts on", "Début", "day"),
        Field("ends", "Ends on", "Fin", "day"),
        Field("cost", "Cost", "Coût", "number", least=0,
              help=("In the client’s currency.", "Dans la devise du client.")),
        Field("hours", "Hours", "Heures", "number", least=0),
        Field("measure", "What is measured", "Ce qu’on mesure"),
        Field("kind", "A rate or a number", "Taux ou nombre", "choice", choices=MEASURED),
        Field("threshold", "It succeeds from", "Réussi à partir de", "number",
              help=("Written before the test; a rate in percent.",
                    "Écrit avant le test ; un taux en pourcentage.")),
        Field("result", "Result: number counted", "Résultat : nombre compté", "number",
              least=0,
              help=("For a rate, how many succeeded among the cases.",
                    "Pour un taux, combien ont réussi parmi les cas.")),
        Field("cases", "Cases", "Cas", "number", least=0,
              help=("Out of how many: views, people, messages.",
                    "Sur combien : vues, personnes, messages.")),
    ),
)  # fmt: skip
_FACTS: Final = Sheet(
    "brand_facts", "Brand facts", "Fiche de la marque",
    ("What whoever speaks for the brand must know by heart.",
     "Ce que doit savoir par cœur qui parle au nom de la marque."),
    (
        Field("topic", "Topic", "Sujet", "choice", required=True, choices=FACT_TOPIC),
        Field("question", "Question", "Question", required=True),
        Field("answer", "Answer", "Réponse",
              help=("Empty while nobody has settled it.",
                    "Vide tant que personne n’a tranché.")),
        Field("wrong", "Plausible wrong answers", "Mauvaises réponses plausibles",
              help=("For the quiz; separated by semicolons.",
                    "Pour le quiz ; séparées par des points-virgules.")),
        Field("origin", "Source", "Source"),
        Field("checked_on", "Checked on", "Vérifié le", "day"),
    ),
)  # fmt: skip

SHEETS: Final[tuple[Sheet, ...]] = (_WATCH, _CHANGES, _INNOVATIONS, _FACTS)
