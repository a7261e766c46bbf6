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

LEVEL: Final = (
    ("high", "high", "fort"),
    ("medium", "medium", "moyen"),
    ("low", "low", "faible"),
)

QUESTION: Final = (
    ("people", "who is needed?", "quelles personnes faut-il ?"),
    ("referencing", "how to improve the site's referencing?",
     "comment optimiser le référencement du site ?"),
    ("influencers", "which bloggers and influencers, and how to keep them?",
     "quels blogueurs et influenceurs, et comment les fidéliser ?"),
    ("timing", "when to publish?", "quand publier ?"),
    ("retention", "how to retain customers?", "comment fidéliser les clients ?"),
)  # fmt: skip

SHEETS: Final[tuple[Sheet, ...]] = (
    Sheet(
        "criteria", "Criteria", "Critères",
        ("What the choice of platforms is judged by, and how much each criterion weighs.",
         "Ce sur quoi se juge le choix des plateformes, et le poids de chaque critère."),
        (
            Field("criterion", "Criterion", "Critère", required=True,
                  help=("Audience, image, objective, resources, cost, competitors, or your own.",
                        "Audience, image, objectif, ressources, coût, concurrents, ou le vôtre.")),
            Field("weight", "Weight", "Poids", "number", required=True, least=0,
                  help=("Points: only their proportions count.",
                        "Des points : seules leurs proportions comptent.")),
            Field("why", "Why", "Pourquoi"),
        ),
    ),
    Sheet(
        "platform_scores", "Platform scores", "Notes des plateformes",
        ("How each platform does on each criterion, 0 to 5, and why.",
         "Ce que vaut chaque plateforme sur chaque critère, de 0 à 5, et pourquoi."),
        (
            Field("platform", "Platform", "Plateforme", "platform", required=True),
            Field("criterion", "Criterion", "Critère", required=True),
            Field("score", "Score", "Note", "number", least=0, most=5,
                  help=("0 to 5; 5 is best, also for cost. Empty: not judged yet.",
                        "De 0 à 5 ; 5 est le mieux, pour le coût aussi. Vide : pas encore jugé.")),
            Field("reason", "Reason", "Raison"),
        ),
    ),
    Sheet(
        "messages", "Messages", "Messages",
        ("Each message of the plan as it is written for each platform.",
         "Chaque message du plan, tel qu’il est écrit pour chaque plateforme."),
        (
            Field("message", "Message", "Message", required=True,
                  help=("Its short name, the same on every row.",
                        "Son nom court, le même à chaque ligne.")),
            Field("platform", "Platform", "Plateforme", "platform", required=True),
            Field("variant", "Text for this platform", "Texte pour cette plateforme",
                  help=("Empty while it is not written; a dash when it is not for here.",
                        "Vide tant qu’il n’est pas écrit ; un tiret s’il n’est pas pour ici.")),
            Field("visual", "Visual", "Visuel"),
        ),
    ),
    Sheet(
        "questions", "Questions", "Questions",
        ("The five operational questions; each answer becomes an action.",
         "Les cinq questions opérationnelles ; chaque réponse devient une action."),
        (
            Field("question", "Question", "Question", "choice", required=True, choices=QUESTION),
            Field("answer", "Answer", "Réponse"),
            Field("action", "Action", "Action"),
            Field("owner", "Owner (a role)", "Responsable (un rôle)"),
            Field("due", "Due on", "Échéance", "day"),
            Field("cost", "Cost", "Coût", "number", least=0,
                  help=("In the client's currency and tax basis; 0 when it costs nothing.",
                        "Dans la devise et la base de taxe du client ; 0 s’il n’y en a pas.")),
            Field("kpi", "KPI (its id)", "KPI (son identifiant)"),
            Field("lever", "Lever", "Levier", "choice", choices=LEVER),
        ),
    ),
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
            Field("from_finding", "Answers", "Répond à",
                  help=("The recommendation or the decision it carries out, as the exported "
                        "plan names it; several are separated by semicolons.",
                        "La recommandation ou la décision qu’elle met en œuvre, comme le plan "
                        "exporté la nomme ; plusieurs se séparent par des points-virgules.")),
            Field("impact", "Impact", "Impact", "choice", choices=LEVEL,
                  help=("On the objective it serves; empty: that of the recommendation.",
                        "Sur l’objectif servi ; vide : celui de la recommandation.")),
            Field("effort", "Effort", "Effort", "choice", choices=LEVEL,
                  help=("Empty: read from the hours.", "Vide : lu dans les heures.")),
            Field("confidence", "Confidence", "Confiance", "choice", choices=LEVEL),
            Field("effect_low", "Expected change of the KPI, low",
                  "Évolution attendue du KPI, basse", "number",
                  help=("In the KPI’s unit; 0.01 is one point of a rate.",
                        "Dans l’unité du KPI ; 0,01 vaut un point d’un taux.")),
            Field("effect_high", "Expected change of the KPI, high",
                  "Évolution attendue du KPI, haute", "number"),
            Field("effect_seen", "Effect seen", "Effet constaté",
                  help=("What was seen, in a sentence; the figures are computed.",
                        "Ce qui a été constaté, en une phrase ; les chiffres sont calculés.")),
            Field("depends_on", "Comes after", "Vient après",
                  help=("Actions that must be over first, by name or number; separated by "
                        "semicolons.",
                        "Actions à finir avant, par leur nom ou leur numéro ; séparées par des "
                        "points-virgules.")),
            Field("id", "Number", "Numéro",
                  help=("Given by the exported plan: leave it as it is.",
                        "Donné par le plan exporté : laissez-le tel quel.")),
        ),
    ),
)  # fmt: skip
