"""Chapter 5: the editorial line, its pillars and cadence, contents to reuse, curation, events."""

from typing import Final

from stratbook.brief.sheets.field import Field, Sheet

ASPECT: Final = (
    ("promise", "promise", "promesse"),
    ("audience", "audience", "public visé"),
    ("tone", "tone", "ton"),
    ("say", "what we say", "ce que l’on dit"),
    ("avoid", "what we avoid", "ce que l’on évite"),
    ("sources", "sources", "sources"),
    ("rhythm", "rhythm", "rythme"),
    ("moderation", "moderation", "modération"),
    ("visual", "visual style", "style visuel"),
)
ASSET: Final = (
    ("article", "article or blog post", "article ou billet"),
    ("photo", "photos", "photos"),
    ("video", "video", "vidéo"),
    ("document", "document or guide", "document ou guide"),
    ("interview", "interview or testimony", "entretien ou témoignage"),
    ("archive", "archive", "archive"),
    ("training", "training material", "support de formation"),
    ("event", "recording of an event", "captation d’événement"),
    ("data", "figures or survey", "chiffres ou enquête"),
)
KNOWN: Final = (
    ("yes", "yes", "oui"),
    ("no", "no", "non"),
    ("unknown", "not known", "à vérifier"),
)
ASSET_STATE: Final = (
    ("idle", "not used yet", "pas encore utilisé"),
    ("planned", "planned", "prévu"),
    ("used", "used", "utilisé"),
    ("retired", "not to be used any more", "à ne plus utiliser"),
)
RIGHTS: Final = (
    ("granted", "permission given", "autorisation obtenue"),
    ("licence", "free licence", "licence libre"),
    ("quotation", "short quotation or link", "courte citation ou lien"),
    ("asked", "asked, no answer yet", "demandée, sans réponse"),
    ("refused", "refused", "refusée"),
    ("unchecked", "not checked", "non vérifiée"),
)
GATHERING: Final = (
    ("workshop", "workshop", "atelier"),
    ("open_day", "open day or visit", "portes ouvertes ou visite"),
    ("meeting", "meeting or talk", "rencontre ou conférence"),
    ("fair", "fair or stand", "salon ou stand"),
    ("party", "celebration", "fête"),
    ("field_work", "field work", "chantier ou sortie"),
    ("other", "other", "autre"),
)
_LISTED: Final = ("Separated by semicolons.", "Séparés par des points-virgules.")
_AS_TAGGED: Final = ("As written in the tags of posts.",
                     "Comme dans les étiquettes des publications.")  # fmt: skip
_NO_PERSON: Final = ("A service or a role; no person's name.",
                     "Un service ou un rôle ; pas de nom de personne.")  # fmt: skip

_LINE: Final = (
    Sheet(
        "editorial_line", "Editorial line", "Ligne éditoriale",
        ("The editorial line on one page: what is promised, to whom, how, and what is left out.",
         "La ligne éditoriale en une page : ce que l’on promet, à qui, comment, et ce que l’on "
         "écarte."),
        (
            Field("aspect", "Aspect", "Aspect", "choice", required=True, choices=ASPECT),
            Field("statement", "Statement", "Énoncé",
                  help=("One sentence a new colleague could apply; several rows for one aspect "
                        "are allowed.",
                        "Une phrase qu’un nouveau collègue saurait appliquer ; plusieurs lignes "
                        "pour un même aspect sont possibles.")),
            Field("why", "Why", "Pourquoi"),
        ),
    ),
    Sheet(
        "pillars", "Content pillars", "Piliers de contenu",
        ("The few themes everything published belongs to, and the share each should take.",
         "Les quelques thèmes dont relève tout ce qui est publié, et la part visée pour chacun."),
        (
            Field("pillar", "Pillar", "Pilier", required=True, help=_AS_TAGGED),
            Field("purpose", "Purpose", "Raison d’être"),
            Field("target_share", "Share aimed at (%)", "Part visée (%)", "number",
                  least=0, most=100,
                  help=("0 to 100, of all posts; the pillars add up to 100.",
                        "De 0 à 100, sur toutes les publications ; le total des piliers fait "
                        "100.")),
            Field("objective", "Objective (its id)", "Objectif (son identifiant)",
                  help=("As client.yml names it.", "Comme client.yml le nomme.")),
            Field("personas", "Personas", "Personas", help=_LISTED),
            Field("formats", "Formats", "Formats", help=_LISTED),
            Field("example", "Example", "Exemple"),
        ),
    ),
    Sheet(
        "cadence", "Cadence", "Cadence",
        ("How many posts a week each platform is given, at least and at most.",
         "Combien de publications par semaine sur chaque plateforme, au moins et au plus."),
        (
            Field("platform", "Platform", "Plateforme", "platform", required=True),
            Field("least_week", "At least, a week", "Au moins, par semaine", "number", least=0),
            Field("most_week", "At most, a week", "Au plus, par semaine", "number", least=0),
            Field("formats", "Formats", "Formats", help=_LISTED),
        ),
    ),
    Sheet(
        "own_dates", "Own dates", "Dates propres",
        ("The organisation's own dates worth a post: launches, anniversaries, deadlines.",
         "Les dates propres à l’organisation qui méritent une publication : lancements, "
         "anniversaires, échéances."),
        (
            Field("date", "Date", "Date", "day", required=True),
            Field("ends", "Ends on", "Fin", "day", help=("Empty: one day.", "Vide : un jour.")),
            Field("name", "Name", "Nom", required=True),
            Field("pillar", "Pillar", "Pilier", help=_AS_TAGGED),
            Field("platforms", "Platforms", "Plateformes",
                  help=("Separated by semicolons; empty: all.",
                        "Séparées par des points-virgules ; vide : toutes.")),
            Field("angle", "Angle", "Angle",
                  help=("What will be told, in one sentence.",
                        "Ce que l’on racontera, en une phrase.")),
        ),
    ),
)  # fmt: skip

_CONTENTS: Final = (
    Sheet(
        "assets", "Existing contents", "Contenus existants",
        ("What the organisation already has and could publish: articles, photos, archives.",
         "Ce que l’organisation possède déjà et pourrait publier : articles, photos, archives."),
        (
            Field("asset", "Content", "Contenu", required=True),
            Field("kind", "Kind", "Nature", "choice", choices=ASSET),
            Field("held_by", "Held by (a role)", "Détenu par (un rôle)", help=_NO_PERSON),
            Field("made_on", "Made on", "Créé le", "day"),
            Field("rights", "May be published", "Peut être publié", "choice", choices=KNOWN,
                  help=("Yes when author's and image rights are settled.",
                        "Oui quand droits d’auteur et droits à l’image sont réglés.")),
            Field("formats", "Formats it suits", "Formats possibles", help=_LISTED),
            Field("platforms", "Platforms it suits", "Plateformes possibles", help=_LISTED),
            Field("hours", "Hours to adapt it", "Heures d’adaptation", "number", least=0,
                  help=("For one platform.", "Pour une plateforme.")),
            Field("reused_on", "Already published on", "Déjà publié sur",
                  help=("Platforms, separated by semicolons; empty: never.",
                        "Plateformes, séparées par des points-virgules ; vide : jamais.")),
            Field("state", "State", "État", "choice", choices=ASSET_STATE),
        ),
    ),
    Sheet(
        "curation", "Curation log", "Journal de curation",
        ("Contents of others that were spotted or shared: source, rights, credit, result.",
         "Contenus d’autrui repérés ou partagés : source, droits, crédit, résultat."),
        (
            Field("item", "Content", "Contenu", required=True),
            Field("source_name", "Source", "Source",
                  help=("A site, a media, an organisation or a public account.",
                        "Un site, un média, une organisation ou un compte public.")),
            Field("url", "Address", "Adresse"),
            Field("found_on", "Found on", "Repéré le", "day"),
            Field("platform", "Shared on", "Partagé sur", "platform"),
            Field("published_on", "Published on", "Publié le", "day"),
            Field("post_id", "Post id", "Identifiant de la publication",
                  help=("As in the platform's export: its results are then found.",
                        "Comme dans l’export de la plateforme : ses résultats sont alors "
                        "retrouvés.")),
            Field("rights", "Right to reuse", "Droit de reprise", "choice", choices=RIGHTS),
            Field("credited", "Author credited", "Auteur crédité", "flag"),
            Field("note", "Note", "Remarque"),
        ),
    ),
    Sheet(
        "gatherings", "Events in person", "Rendez-vous avec le public",
        ("Where the community was met in person, and whether it was invited to make contents.",
         "Où la communauté a été rencontrée, et si elle a été invitée à créer des contenus."),
        (
            Field("event", "Event", "Événement", required=True),
            Field("starts", "Starts on", "Début", "day", required=True),
            Field("ends", "Ends on", "Fin", "day", help=("Empty: one day.", "Vide : un jour.")),
            Field("place", "Place", "Lieu"),
            Field("kind", "Kind", "Nature", "choice", choices=GATHERING),
            Field("invited", "People invited", "Personnes invitées", "number", least=0),
            Field("came", "People who came", "Personnes venues", "number", least=0),
            Field("hashtag", "Hashtag", "Mot-dièse"),
            Field("contents_asked", "Contents were asked for", "Contenus demandés", "flag",
                  help=("Were people invited to publish their own photos or words?",
                        "Le public a-t-il été invité à publier ses photos ou ses mots ?")),
            Field("note", "Note", "Remarque"),
        ),
    ),
)  # fmt: skip

SHEETS: Final[tuple[Sheet, ...]] = (*_LINE, *_CONTENTS)
