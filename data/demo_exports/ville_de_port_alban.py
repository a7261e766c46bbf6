"""Ville de Port-Alban: a town by the sea."""

from pathlib import Path

import numpy as np

from .meta import daily, facebook_english, facebook_french, instagram, split
from .meta_ads import Ad, ad_rows, ads_workbook
from .plain import followers, messages, reviews, write
from .publications import Profile, publications
from .web import ga4

TOWN_CAPTIONS = (
    "Travaux rue du Port : la circulation est alternée jusqu’à vendredi. #travaux",
    "Conseil municipal jeudi à 19 h, ouvert à toutes et tous. #viemunicipale",
    "La médiathèque prolonge ses horaires pendant les vacances. #culture",
    "Marché de producteurs samedi matin place de l’Église. #marché #agenda",
    "Collecte des déchets : le calendrier de la saison est en ligne. #pratique",
    "Alerte météo : les accès à la digue sont fermés ce soir. #sécurité",
    "Inscriptions scolaires : les dates et les pièces à fournir. #école",
    "Retour en images sur la fête de la mer. #agenda #patrimoine",
    "Enquête : quels aménagements pour le parc des Tamaris ? #participation",
    "Les associations de Port-Alban vous attendent au forum. #associations",
)


def ville_de_port_alban(folder: Path) -> None:
    """Write the exports of the town."""
    rng = np.random.default_rng(20260902)
    page = Profile(
        "209911883344556",
        "Ville de Port-Alban",
        21,
        2_350,
        0.018,
        {"Photo": (0.58, 1.0, 1.0), "Vidéo": (0.12, 1.3, 1.3), "Lien": (0.30, 0.8, 0.6)},
        TOWN_CAPTIONS,
        1_420_000_000_000_000,
    )
    gram = Profile(
        "17841409911883344",
        "ville.portalban",
        11,
        920,
        0.031,
        {"IG image": (0.6, 1.0, 1.0), "IG reel": (0.2, 1.7, 1.5), "IG carousel": (0.2, 1.1, 1.2)},
        TOWN_CAPTIONS,
        18_100_000_000_000_000,
    )
    old, new = split(publications(page, rng))
    ads = (
        Ad(
            "Fête de la mer | couverture",
            "Habitants et voisins 30 km",
            "Affiche animée",
            "120220000000000201",
            "reach",
            90,
            2.9,
            0.006,
            0.0,
            0,
        ),
        Ad(
            "Enquête Tamaris | clics",
            "Habitants 18 ans et plus",
            "Questionnaire",
            "120220000000000202",
            "actions:link_click",
            60,
            3.8,
            0.016,
            0.0,
            0,
        ),
    )
    write(
        folder,
        {
            "facebook_contenu_sept-oct_2025.csv": facebook_english(page, old),
            "facebook_contenu_nov_2025-oct_2026.csv": facebook_french(page, new),
            "instagram_content.csv": instagram(gram, publications(gram, rng)),
            "Follows.csv": daily(
                (("Follows", 4.1, 0.08), ("Instagram follows", 3.0, 0.2)), ",", rng
            ),
            "Reach.csv": daily(
                (("Facebook reach", 1_480, 0.1), ("Instagram reach", 410, 0.2)), "\t", rng
            ),
            "Visits.csv": daily(
                (("Facebook visits", 92, 0.05), ("Instagram profile visits", 21, 0.1)), ",", rng
            ),
            "ga4_acquisition.csv": ga4(
                ("Ville de Port-Alban", "portalban.example - GA4"), 1.4, shop=False, rng=rng
            ),
            "abonnes.csv": followers(
                (
                    ("facebook", "Ville de Port-Alban", 8_900, 0.05),
                    ("instagram", "ville.portalban", 2_150, 0.16),
                ),
                rng,
            ),
            "messagerie.csv": messages(
                4.1, ("voirie", "déchets", "état civil", "école", "événements"), rng
            ),
            "avis.csv": reviews(("Google",), 0.2, (0.1, 0.08, 0.14, 0.28, 0.4), rng),
        },
    )
    ads_workbook(folder / "Gestionnaire-de-publicites.xlsx", ad_rows(ads, rng))
