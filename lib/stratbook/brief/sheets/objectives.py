"""Chapter 1: who wants what, who decides, for whom."""

from typing import Final

from stratbook.brief.sheets.field import Field, Sheet

PART: Final = (
    ("accountable", "accountable", "approbateur"),
    ("responsible", "responsible", "réalisateur"),
    ("consulted", "consulted", "consulté"),
    ("informed", "informed", "informé"),
)
TOPIC: Final = (
    ("history", "history", "histoire"),
    ("environment", "environment", "environnement"),
    ("culture", "culture", "culture"),
    ("offer", "offer", "offre"),
    ("public", "publics", "publics"),
    ("past_actions", "what was tried before", "ce qui a déjà été tenté"),
    ("resources", "people and means", "équipe et moyens"),
    ("constraints", "constraints", "contraintes"),
)
_LISTED: Final = ("Separated by semicolons.", "Séparés par des points-virgules.")

SHEETS: Final[tuple[Sheet, ...]] = (
    Sheet(
        "weights", "Priorities", "Priorités",
        ("Each department shares 100 points between the objectives, without seeing the others.",
         "Chaque service répartit 100 points entre les objectifs, sans voir ceux des autres."),
        (
            Field("department", "Department", "Service", required=True),
            Field("objective", "Objective", "Objectif", required=True,
                  help=("The id of an objective of client.yml, or a few words.",
                        "L’identifiant d’un objectif de client.yml, ou quelques mots.")),
            Field("points", "Points of 100", "Points sur 100", "number", required=True, least=0),
            Field("weight", "Weight of the department", "Poids du service", "number", least=0,
                  help=("Empty everywhere: all departments count the same.",
                        "Vide partout : tous les services comptent autant.")),
            Field("rescale", "Bring its points to 100", "Ramener ses points à 100", "flag",
                  help=("Yes, where a department's points do not add up to 100.",
                        "Oui, si les points d’un service ne font pas 100.")),
        ),
    ),
    Sheet(
        "raci", "Who decides", "Qui décide",
        ("Who does what for each objective: one accountable role, few who decide.",
         "Qui fait quoi pour chaque objectif : un seul approbateur, peu de décideurs."),
        (
            Field("subject", "Objective", "Objectif", required=True,
                  help=("The id of an objective of client.yml, or a few words.",
                        "L’identifiant d’un objectif de client.yml, ou quelques mots.")),
            Field("role", "Role (no person's name)", "Rôle (pas de nom de personne)",
                  required=True),
            Field("part", "Part", "Part", "choice", required=True, choices=PART),
            Field("decides", "Has a say in the decision", "A son mot à dire dans la décision",
                  "flag",
                  help=("The accountable role always has.",
                        "L’approbateur l’a toujours.")),
        ),
    ),
    Sheet(
        "personas", "Personas", "Personas",
        ("The people you want to reach, where they are and what they need to hear.",
         "Les personnes que vous voulez toucher, où elles sont, ce qu’elles attendent."),
        (
            Field("persona", "Persona", "Persona", required=True),
            Field("description", "Description", "Description"),
            Field("need", "Need", "Besoin"),
            Field("objection", "Objection", "Frein"),
            Field("platforms", "Platforms", "Plateformes", help=_LISTED),
            Field("pillars", "Content pillars", "Piliers de contenu", help=_LISTED),
            Field("objective", "Objective (its id)", "Objectif (son identifiant)",
                  help=("As client.yml names it.", "Comme client.yml le nomme.")),
            Field("priority", "Priority", "Priorité", "number", least=1,
                  help=("1 for the core target.", "1 pour le cœur de cible.")),
        ),
    ),
    Sheet(
        "context", "Context", "Contexte",
        ("What one must know of the organisation before advising it.",
         "Ce qu’il faut savoir de l’organisation avant de la conseiller."),
        (
            Field("topic", "Topic", "Sujet", "choice", required=True, choices=TOPIC),
            Field("statement", "What is known", "Ce que l’on sait",
                  help=("Empty while the question is open.",
                        "Vide tant que la question reste ouverte.")),
            Field("origin", "Source", "Source",
                  help=("A document or a role; no person's name.",
                        "Un document ou un rôle ; pas de nom de personne.")),
            Field("date", "Date", "Date", "day"),
            Field("consequence", "What follows from it", "Ce qui en découle"),
        ),
    ),
)  # fmt: skip
