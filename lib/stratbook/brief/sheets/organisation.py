"""Chapter 10: who does the work, with what hours, skills and pay."""

from typing import Final

from stratbook.brief.sheets.field import Field, Sheet

YES_NO: Final = (("yes", "yes", "oui"), ("no", "no", "non"))
HAT: Final = (
    ("smm", "social media manager", "social media manager"),
    ("cm", "community manager", "community manager"),
    ("both", "both hats", "les deux casquettes"),
    ("other", "another role", "autre rôle"),
)
EMPLOYMENT: Final = (
    ("employee", "employee", "salarié"),
    ("freelance", "freelance", "indépendant"),
    ("agency", "agency", "agence"),
    ("volunteer", "volunteer", "bénévole"),
    ("apprentice", "apprentice", "apprenti"),
)
SENIORITY: Final = (
    ("junior", "junior (2 to 3 years)", "junior (2 à 3 ans)"),
    ("experienced", "experienced", "expérimenté"),
)
TASK_KIND: Final = (
    ("strategy", "strategy", "stratégie"),
    ("content", "content", "contenu"),
    ("community", "community", "communauté"),
    ("moderation", "moderation", "modération"),
    ("advertising", "advertising", "publicité"),
    ("reporting", "reporting", "reporting"),
    ("watch", "watch", "veille"),
    ("training", "training", "formation"),
    ("selling", "selling", "vente"),
)
TASK_LEVEL: Final = (
    ("strategic_objective", "strategic objective", "objectif stratégique"),
    ("quantified_objective", "quantified objective", "objectif chiffré"),
    ("execution", "execution", "exécution"),
)
AUTOMATABLE: Final = (
    ("yes", "yes", "oui"),
    ("partly", "partly", "en partie"),
    ("no", "no", "non"),
)
ASKED: Final = (
    ("headcount", "how many people work here?", "combien de personnes travaillent ici ?"),
    ("relation", "does the business rest on a lasting relation with each customer?",
     "l’activité repose-t-elle sur une relation suivie avec chaque client ?"),
    ("urgent", "must visibility come within three months?",
     "faut-il être visible d’ici trois mois ?"),
    ("news", "how many pieces of news a month are worth telling?",
     "combien d’actualités par mois valent d’être racontées ?"),
    ("budget", "what is the yearly budget for people?",
     "quel est le budget annuel pour les personnes ?"),
    ("community", "how large is the community?", "combien compte la communauté ?"),
    ("hours", "how many hours a month are there for social media?",
     "combien d’heures par mois pour les réseaux sociaux ?"),
)  # fmt: skip
PAY_ITEM: Final = (
    ("salary_junior", "gross salary a year, junior", "salaire brut annuel, junior"),
    ("salary_experienced", "gross salary a year, experienced",
     "salaire brut annuel, expérimenté"),
    ("charge_rate", "employer’s charges, percent of gross",
     "charges patronales, en pourcentage du brut"),
    ("day_rate_junior", "day rate, junior", "tarif journalier, junior"),
    ("day_rate_experienced", "day rate, experienced", "tarif journalier, expérimenté"),
    ("days_year", "days worked a year", "jours travaillés par an"),
)  # fmt: skip
SKILL: Final = (
    ("digital_tools", "digital tools", "outils numériques"),
    ("web_marketing", "web marketing", "webmarketing"),
    ("writing", "writing", "expression écrite"),
    ("speaking", "speaking", "expression orale"),
    ("figures", "reading figures", "lecture des chiffres"),
    ("creativity", "creativity", "créativité"),
    ("reactivity", "quick to react", "réactivité"),
    ("calm", "calm", "sang-froid"),
    ("english", "English", "anglais"),
    ("teaching", "explaining to others", "pédagogie"),
)
LEVEL: Final = (
    ("beginner", "beginners", "débutants"),
    ("familiar", "familiar", "à l’aise"),
    ("advanced", "advanced", "avancés"),
)
TRAINING_STATE: Final = (
    ("wanted", "wanted", "souhaitée"),
    ("planned", "planned", "prévue"),
    ("held", "held", "tenue"),
    ("dropped", "dropped", "abandonnée"),
)
_ROLE: Final = ("A role, no person’s name.", "Un rôle, pas de nom de personne.")
_MONEY: Final = ("In the client’s currency.", "Dans la devise du client.")

_TEAM: Final = Sheet(
    "team", "Team", "Équipe",
    ("Who works on social media, by role: contract, hours and cost.",
     "Qui travaille aux réseaux sociaux, par rôle : contrat, heures et coût."),
    (
        Field("role", "Role (no person’s name)", "Rôle (pas de nom de personne)", required=True,
              help=("As the sheets of tasks, actions and decisions name it.",
                    "Comme les feuilles des tâches, des actions et des décisions le nomment.")),
        Field("hat", "Hat", "Casquette", "choice", choices=HAT),
        Field("employment", "Employment", "Statut", "choice", choices=EMPLOYMENT),
        Field("hours_week", "Contract, hours a week", "Contrat, heures par semaine", "number",
              least=0),
        Field("hours_social", "Of which for social media", "Dont pour les réseaux sociaux",
              "number", least=0,
              help=("Hours a week; empty means the whole contract for a social media role.",
                    "Heures par semaine ; vide veut dire tout le contrat pour un rôle dédié.")),
        Field("yearly_cost", "Yearly cost, loaded", "Coût annuel chargé", "number", least=0,
              help=_MONEY),
        Field("day_rate", "Day rate", "Tarif journalier", "number", least=0, help=_MONEY),
        Field("seniority", "Seniority", "Ancienneté", "choice", choices=SENIORITY),
        Field("note", "Note", "Note"),
    ),
)  # fmt: skip
_TASKS: Final = Sheet(
    "tasks", "Tasks", "Tâches",
    ("Every task of social media, who does it and how many hours it takes.",
     "Chaque tâche des réseaux sociaux, qui la fait et combien d’heures elle prend."),
    (
        Field("task", "Task", "Tâche", required=True),
        Field("kind", "Kind", "Type", "choice", choices=TASK_KIND),
        Field("level", "Level", "Niveau", "choice", choices=TASK_LEVEL,
              help=("What it decides or carries out.", "Ce qu’elle décide ou exécute.")),
        Field("role", "Role", "Rôle", help=_ROLE),
        Field("hours_month", "Hours a month", "Heures par mois", "number", least=0,
              help=("Empty: not known yet, never zero.",
                    "Vide : pas encore connu, jamais zéro.")),
        Field("repeated", "Done again and again", "Répétitive", "flag"),
        Field("tool", "Tool", "Outil"),
        Field("automatable", "Could be automated", "Automatisable", "choice",
              choices=AUTOMATABLE),
    ),
)  # fmt: skip
_CONFIGURATION: Final = Sheet(
    "configuration", "Configuration", "Configuration",
    ("What decides who is needed: an SMM, a CM, one person or two.",
     "Ce qui décide des profils : un SMM, un CM, une personne ou deux."),
    (
        Field("question", "Question", "Question", "choice", required=True, choices=ASKED),
        Field("answer", "Answer", "Réponse", "choice", choices=YES_NO),
        Field("number", "Number", "Nombre", "number", least=0,
              help=("Where the question asks how many.", "Si la question demande combien.")),
        Field("note", "Note", "Note"),
    ),
)  # fmt: skip
_PAY: Final = Sheet(
    "pay", "Pay", "Rémunérations",
    ("Your own ranges of pay and prices; a row here goes before the reference.",
     "Vos fourchettes de salaires et de tarifs ; une ligne ici passe avant la référence."),
    (
        Field("item", "What", "Quoi", "choice", required=True, choices=PAY_ITEM),
        Field("low", "Low", "Bas", "number", required=True, least=0,
              help=("In the client’s currency; charges in percent of gross.",
                    "Dans la devise du client ; les charges en pourcentage du brut.")),
        Field("mid", "Middle", "Milieu", "number", least=0,
              help=("Empty means half-way.", "Vide veut dire à mi-chemin.")),
        Field("high", "High", "Haut", "number", required=True, least=0),
        Field("origin", "Source", "Source"),
        Field("read_on", "Read on", "Lu le", "day"),
    ),
)  # fmt: skip
_SKILLS: Final = Sheet(
    "skills", "Skills", "Compétences",
    ("Each role rates itself from 0 to 5; what the post asks for beside it.",
     "Chaque rôle s’évalue de 0 à 5 ; à côté, ce que le poste demande."),
    (
        Field("role", "Role", "Rôle", required=True, help=_ROLE),
        Field("skill", "Skill", "Compétence", "choice", required=True, choices=SKILL),
        Field("rating", "Own rating, 0 to 5", "Auto-évaluation, de 0 à 5", "number",
              least=0, most=5),
        Field("needed", "Needed, 0 to 5", "Attendu, de 0 à 5", "number", least=0, most=5,
              help=("Empty means the reference for the hat.",
                    "Vide veut dire la référence de la casquette.")),
    ),
)  # fmt: skip
_TRAINING: Final = Sheet(
    "training", "Training", "Formation",
    ("Who is trained in what, by whom, at which level.",
     "Qui est formé à quoi, par qui, à quel niveau."),
    (
        Field("training", "Training", "Formation", required=True),
        Field("skill", "Skill", "Compétence", "choice", choices=SKILL),
        Field("audience", "For whom", "Pour qui", help=_ROLE),
        Field("level", "Level of the audience", "Niveau du public", "choice", choices=LEVEL),
        Field("trainer", "Trainer (a role)", "Formateur (un rôle)"),
        Field("hours", "Hours", "Heures", "number", least=0),
        Field("on", "On", "Le", "day"),
        Field("cost", "Cost", "Coût", "number", least=0, help=_MONEY),
        Field("invited", "People invited", "Personnes invitées", "number", least=0),
        Field("came", "People who came", "Personnes venues", "number", least=0),
        Field("state", "State", "État", "choice", choices=TRAINING_STATE),
    ),
)  # fmt: skip

SHEETS: Final[tuple[Sheet, ...]] = (
    _TEAM, _TASKS, _CONFIGURATION, _PAY, _SKILLS, _TRAINING,
)  # fmt: skip
