"""Chapter 2, company and competition: where the brand is seen, and the others."""

from typing import Final

from stratbook.brief.sheets.field import Field, Sheet

CONTROL: Final = (
    ("managed", "managed", "voulue"),
    ("unmanaged", "unmanaged", "subie"),
)
TONE: Final = (
    ("positive", "positive", "positive"),
    ("neutral", "neutral", "neutre"),
    ("mixed", "mixed", "mitigée"),
    ("negative", "negative", "négative"),
)

SHEETS: Final[tuple[Sheet, ...]] = (
    Sheet(
        "presence", "Presence", "Présence",
        ("Every place where the brand is seen, managed or not.",
         "Tous les lieux où la marque est visible, voulus ou subis."),
        (
            Field("place", "Place", "Lieu", required=True),
            Field("url", "Address", "Adresse",
                  help=("https://…", "https://…")),
            Field("platform", "Platform", "Plateforme", "platform"),
            Field("control", "Control", "Présence", "choice", required=True, choices=CONTROL),
            Field("volume", "Mentions a month", "Mentions par mois", "number", least=0,
                  help=("How often the brand is spoken of there, in a month.",
                        "Combien de fois on y parle de la marque, en un mois.")),
            Field("reach", "Reach a month", "Portée par mois", "number", least=0),
            Field("tone", "Tone", "Tonalité", "choice", choices=TONE),
            Field("last_post_on", "Last post on", "Dernière publication le", "day"),
            Field("note", "Note", "Note"),
        ),
    ),
    Sheet(
        "competitors", "Competitors", "Concurrents",
        ("Public counts of each competitor's account, at two dates or more; your own account too.",
         "Chiffres publics des comptes concurrents, à deux dates au moins ; le vôtre aussi."),
        (
            Field("date", "Date", "Date", "day", required=True),
            Field("platform", "Platform", "Plateforme", "platform", required=True),
            Field("competitor", "Account", "Compte", required=True),
            Field("is_client", "Is the client", "Est le client", "flag"),
            Field("followers", "Followers", "Abonnés", "number", least=0,
                  help=("On that date, as the account shows it.",
                        "À cette date, tel que le compte l’affiche.")),
            Field("posts", "Posts in the 30 days before", "Publications des 30 jours précédents",
                  "number", least=0),
            Field("interactions", "Interactions in the 30 days before",
                  "Interactions des 30 jours précédents", "number", least=0),
            Field("main_format", "Main format", "Format principal",
                  help=("The format it uses most: reel, carousel, video…",
                        "Le format qu’il emploie le plus : reel, carrousel, vidéo…")),
            Field("strong_point", "Strong point", "Point fort",
                  help=("What it does well and anybody can see, in a few words.",
                        "Ce qu’il fait bien et que chacun peut voir, en quelques mots.")),
        ),
    ),
    Sheet(
        "employee_voice", "Employee voice", "Parole des salariés",
        ("What employees post in public of the organisation, added up: never a name.",
         "Ce que les salariés publient de l’organisation, additionné : jamais de nom."),
        (
            Field("period", "Period", "Période", "period", required=True),
            Field("platform", "Platform", "Plateforme", "platform", required=True),
            Field("people", "People", "Personnes", "number", required=True, least=0,
                  help=("How many people posted; small groups are not shown.",
                        "Combien de personnes ont publié ; un petit groupe ne s’affiche pas.")),
            Field("posts", "Posts", "Publications", "number", least=0),
            Field("reach", "Reach, added up", "Portée cumulée", "number", least=0),
            Field("interactions", "Interactions", "Interactions", "number", least=0),
            Field("positive", "Positive posts", "Publications positives", "number", least=0),
            Field("neutral", "Neutral posts", "Publications neutres", "number", least=0),
            Field("negative", "Negative posts", "Publications négatives", "number", least=0),
            Field("off_charter", "Posts off the charter", "Publications hors charte", "number",
                  least=0,
                  help=("Posts that the employees’ charter rules out.",
                        "Publications que la charte des salariés exclut.")),
        ),
    ),
)  # fmt: skip
