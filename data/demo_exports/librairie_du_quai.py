"""Librairie du Quai: a bookshop people walk into."""

from pathlib import Path

import numpy as np

from .google import listing_reports
from .meta import facebook_french, instagram
from .plain import followers, messages, reviews, write
from .publications import Profile, publications
from .web import Channel, ga4

CAPTIONS = (
    "Coup de cœur de la semaine : un premier roman qui sent l’iode. #coupdecœur #librairie",
    "Rencontre vendredi à 19 h : l’autrice signe sur le quai. #rencontre #dédicace",
    "Rayon jeunesse : douze albums pour les soirs de pluie. #jeunesse",
    "Vu sur Instagram : un carnet offert sur présentation de cette publication. #bonplan",
    "Commandez avant midi, passez après la plage. #commande",
    "La vitrine a changé : on parle de phares et de tempêtes. #vitrine #librairie",
    "Le prix des lecteurs du port : votez en magasin. #lecture",
    "Ouvert dimanche matin tout l’été. #pratique",
    "Coup de cœur BD : trois cases et on embarque. #coupdecœur",
    "Atelier du mercredi : on invente la fin de l’histoire. #jeunesse #rencontre",
)
CHANNELS: tuple[Channel, ...] = (
    ("google / organic", "Organic Search", 19, 0.6, 0.05, 0, 0, 0),
    ("(direct) / (none)", "Direct", 8, 0.55, 0.05, 0, 0, 0),
    ("instagram / social", "Organic Social", 7, 0.5, 0.045, 0, 0, 0),
    ("facebook / social", "Organic Social", 4, 0.48, 0.04, 0, 0, 0),
)


def librairie_du_quai(folder: Path) -> None:
    """Write the exports of the bookshop."""
    rng = np.random.default_rng(20260905)
    page = Profile(
        "133700551122009",
        "Librairie du Quai",
        10,
        520,
        0.030,
        {"Photo": (0.7, 1.0, 1.0), "Vidéo": (0.12, 1.3, 1.2), "Lien": (0.18, 0.8, 0.6)},
        CAPTIONS,
        1_620_000_000_000_000,
    )
    gram = Profile(
        "17841413370055112",
        "librairie.du.quai",
        15,
        690,
        0.047,
        {"IG image": (0.55, 1.0, 1.0), "IG reel": (0.2, 1.8, 1.5), "IG carousel": (0.25, 1.1, 1.3)},
        CAPTIONS,
        18_500_000_000_000_000,
    )
    write(
        folder,
        {
            "facebook_contenu.csv": facebook_french(page, publications(page, rng)),
            "instagram_content.csv": instagram(gram, publications(gram, rng)),
            **listing_reports("Librairie du Quai", "3 quai des Tamaris, Port-Alban", rng),
            "ga4_acquisition.csv": ga4(("Librairie du Quai", "librairieduquai.example - GA4"), 1.0,
                shop=False, rng=rng, channels=CHANNELS,
            ),
            "abonnes.csv": followers(
                (
                    ("facebook", "Librairie du Quai", 1_480, 0.05),
                    ("instagram", "librairie.du.quai", 2_060, 0.17),
                ),
                rng,
            ),
            "messagerie.csv": messages(
                0.9, ("commande", "disponibilité", "horaires", "rencontres"), rng
            ),
            "avis.csv": reviews(
                ("Google", "Facebook"), 0.24, (0.02, 0.02, 0.05, 0.2, 0.71), rng
            ),
        },
    )  # fmt: skip
