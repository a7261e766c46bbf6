"""What no platform counts: footfall, donations, signatures, surveys."""

from typing import Final

from stratbook.brief.sheets.field import Field, Sheet

MEASURE: Final = (
    ("footfall", "footfall", "fréquentation"),
    ("coupons", "coupons redeemed", "bons utilisés"),
    ("signatures", "petition signatures", "signatures de la pétition"),
    ("donations", "donations (amount)", "dons (montant)"),
    ("donors", "donors", "donateurs"),
    ("volunteers", "active volunteers", "bénévoles actifs"),
    ("attendance", "attendance at events", "participation aux événements"),
    ("repeat_rate", "came back or renewed", "revenus ou renouvelés"),
    ("requests_resolved", "service requests settled", "demandes réglées"),
)
QUESTION: Final = (
    ("awareness_aided", "aided awareness", "notoriété assistée"),
    ("awareness_unaided", "unaided awareness", "notoriété spontanée"),
    ("satisfaction_rate", "satisfaction", "satisfaction"),
)

SHEETS: Final[tuple[Sheet, ...]] = (
    Sheet(
        "outcomes", "Outcomes", "Résultats",
        ("What is counted outside the platforms: at the door, at the till, in a register.",
         "Ce qui se compte hors des plateformes : à la porte, à la caisse, dans un registre."),
        (
            Field("period", "Period", "Période", "period", required=True,
                  help=("2026-10, 2026-W43, 2026-Q3 or two dates; one row a period.",
                        "2026-10, 2026-W43, 2026-Q3 ou deux dates ; une ligne par période.")),
            Field("measure", "What is counted", "Ce qui est compté", "choice", required=True,
                  choices=MEASURE),
            Field("value", "How many (or how much)", "Combien", "number", required=True, least=0,
                  help=("Donations: an amount in the client’s currency.",
                        "Dons : un montant dans la devise du client.")),
            Field("out_of", "Out of", "Sur", "number", least=0,
                  help=("For those who came back and requests settled: out of how many.",
                        "Pour les retours et les demandes réglées : sur combien.")),
            Field("from_social", "Known to come from social media",
                  "Dont venus des réseaux sociaux", "number", least=0,
                  help=("A count (or an amount), where the question was asked; else empty.",
                        "Un nombre (ou un montant), si la question a été posée ; sinon vide.")),
            Field("place", "Place or event", "Lieu ou événement",
                  help=("Empty where there is one only. A named event stands for itself.",
                        "Vide s’il n’y en a qu’un. Un événement nommé ne vaut que pour lui.")),
            Field("method", "How it is counted", "Comment c’est compté"),
        ),
    ),
    Sheet(
        "surveys", "Surveys", "Enquêtes",
        ("Each question of each survey: how many answered, how many of them favourably.",
         "Chaque question de chaque enquête : combien de réponses, dont combien favorables."),
        (
            Field("date", "Date", "Date", "day", required=True,
                  help=("The last day of the survey.", "Le dernier jour de l’enquête.")),
            Field("question", "Question", "Question", "choice", required=True, choices=QUESTION),
            Field("respondents", "People who answered", "Personnes ayant répondu", "number",
                  required=True, least=0),
            Field("positive", "Favourable answers", "Réponses favorables", "number",
                  required=True, least=0,
                  help=("Who know the name, cite it, or are satisfied.",
                        "Qui connaissent le nom, le citent, ou sont satisfaits.")),
            Field("sample", "Who was asked", "Qui a été interrogé"),
            Field("method", "How", "Comment"),
        ),
    ),
)  # fmt: skip
