"""Chapter 4: the choice of platforms, the questions and the actions."""

from typing import Final

from stratbook.brief.sheets.field import Field, Sheet

LEVER: Final = (
    ("referencing", "referencing (search, SMO)", "référencement (SEO, SMO)"),
    ("influence", "influential people", "personnes influentes"),
    ("content", "content", "contenu"),
    ("advertising", "advertising", "publicité"),
)
CTA: Final = (
    ("like", "like", "aimer"),
    ("comment", "comment", "commenter"),
    ("share", "share", "partager"),
    ("follow", "follow", "s’abonner"),
    ("visit", "visit the site", "aller sur le site"),
    ("sign_up", "sign up", "s’inscrire"),
    ("contact", "make contact", "prendre contact"),
    ("buy", "buy", "acheter"),
    ("donate", "donate", "donner"),
    ("sign", "sign a petition", "signer une pétition"),
    ("come", "come in person", "venir sur place"),
)
ACTION_STATE: Final = (
    ("to_do", "to do", "à faire"),
    ("doing", "under way", "en cours"),
    ("done", "done", "faite"),
    ("dropped", "dropped", "abandonnée"),
)

SHEETS: Final[tuple[Sheet, ...]] = (
    Sheet(
        "actions", "Actions", "Actions",
        ("Every action, planned or under way: why, who, when, how much.",
         "Chaque action, prévue ou en cours : pourquoi, qui, quand, combien."),
        (
            Field("action", "Action", "Action", required=True),
            Field("lever", "Lever", "Levier", "choice", choices=LEVER),
            Field("objective", "Objective (its id)", "Objectif (son identifiant)",
                  help=("As client.yml names it.", "Comme client.yml le nomme.")),
            Field("platform", "Platform", "Plateforme", "platform"),
            Field("cta", "What people are asked to do", "Ce qu’on demande au public",
                  "choice", choices=CTA),
            Field("owner", "Owner (a role)", "Responsable (un rôle)"),
            Field("start", "Starts on", "Début", "day"),
            Field("due", "Due on", "Échéance", "day"),
            Field("done_on", "Done on", "Faite le", "day"),
            Field("cost", "Cost", "Coût", "number", least=0,
                  help=("Money, hours apart; in the client's currency and tax basis.",
                        "Argent, heures à part ; dans la devise et la base de taxe du client.")),
            Field("hours", "Hours", "Heures", "number", least=0),
            Field("kpi", "KPI (its id)", "KPI (son identifiant)"),
            Field("state", "State", "État", "choice", choices=ACTION_STATE),
        ),
    ),
)  # fmt: skip
