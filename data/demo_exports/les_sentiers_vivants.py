"""Les Sentiers Vivants: an association that protects footpaths and rivers."""

import datetime as dt
from pathlib import Path

import numpy as np

from .meta import facebook_french, instagram
from .meta_ads import Ad, ad_rows, ads_workbook
from .plain import Burst, Listening, followers, mentions, messages, table, write
from .publications import Profile, publications
from .span import growth, month_end, months
from .web import Channel, ga4
from .youtube import studio

CAPTIONS = (
    "Pétition : la rivière n’est pas un canal. Signez et faites signer. #pétition #rivière",
    "Dimanche, chantier sur le sentier des Crêtes : gants fournis. #chantier #bénévoles",
    "Le castor est revenu au pont de la Lieue. #rivière #biodiversité",
    "Trois murets relevés, deux cents mètres rouverts : merci ! #chantier #bénévoles",
    "Balade commentée samedi, à pas lents, le long du canal. #balade",
    "Dix euros, un mètre de sentier. Votre don y va tout droit. #don",
    "Ce que dit la loi sur les chemins ruraux. #sentier #droit",
    "Avant, après : le gué des Aulnes. #chantier #rivière",
    "Qui a vu la loutre ? Vos observations comptent. #biodiversité",
    "Réunion publique mardi : le plan départemental des sentiers. #sentier",
)
VIDEOS = (
    "Une journée de chantier sur le sentier des Crêtes",
    "La loutre est de retour : cinq minutes d’affût",
    "À quoi sert le plan départemental des sentiers ?",
    "Relever un muret en pierre sèche",
)
SAID = {
    "positive": (
        "Bravo à {brand} pour le sentier rouvert.",
        "Belle matinée de chantier avec {brand}.",
        "J’ai signé la pétition de {brand}, faites comme moi.",
    ),
    "neutral": (
        "{brand} tient une réunion mardi.",
        "Quelqu’un va à la balade de {brand} ?",
        "Un article sur {brand} dans le journal.",
    ),
    "negative": (
        "{brand} bloque encore un chemin d’exploitation.",
        "Toujours pas de réponse de {brand}.",
        "Chantier annulé sans prévenir par {brand}.",
    ),
}
WHERE = {"facebook": 0.6, "instagram": 0.28, "x": 0.12}
CHANNELS: tuple[Channel, ...] = (
    ("google / organic", "Organic Search", 31, 0.63, 0.055, 0, 0, 0),
    ("(direct) / (none)", "Direct", 14, 0.58, 0.060, 0, 0, 0),
    ("facebook / social", "Organic Social", 24, 0.55, 0.110, 0, 0, 0),
    ("instagram / social", "Organic Social", 13, 0.52, 0.085, 0, 0, 0),
    ("newsletter / email", "Email", 9, 0.74, 0.160, 0, 0, 0),
)
ADS = (
    Ad("Pétition rivières | clics", "Vallée 25 km", "La rivière n’est pas un canal",
       "120230000000000301", "actions:link_click", 95, 4.1, 0.019, 0.0, 0),
    Ad("Notoriété | vallée", "Vallée 18-65", "Avant, après", "120230000000000302", "reach",
       60, 2.7, 0.005, 0.0, 0),
)  # fmt: skip


def petition(rng: np.random.Generator) -> str:
    """Return the petition platform's confirmed signatures, a row a month, in the plain format."""
    rows = []
    for first in months():
        push = {10: 1.22, 11: 1.1, 5: 1.15, 8: 0.62}.get(first.month, 1.0)
        count = int(rng.poisson(1_040 * push * growth(first, 0.1)))
        social = int(rng.binomial(count, 0.57))
        rows.append((first.isoformat(), month_end(first).isoformat(), "signatures", count, social,
                     "plateforme de pétition"))  # fmt: skip
    return table("date_start date_end measure value from_social method", rows)


def giving(rng: np.random.Generator) -> str:
    """Return the giving platform's amounts and donors, a row a month, in the plain format."""
    rows = []
    for first in months():
        push = {12: 2.6, 11: 1.3, 8: 0.6, 7: 0.7}.get(first.month, 1.0)
        donors = int(rng.poisson(104 * push * growth(first, 0.05)))
        gifts = rng.lognormal(3.62, 0.7, size=donors)
        span = (first.isoformat(), month_end(first).isoformat())
        social = int(donors * 0.23)
        given, from_social = (round(float(part.sum()), 2) for part in (gifts, gifts[:social]))
        rows.append((*span, "donations", given, from_social, "plateforme de dons"))
        rows.append((*span, "donors", donors, social, "plateforme de dons"))
    return table("date_start date_end measure value from_social method", rows)


BURSTS = (
    Burst(
        dt.date(2026, 10, 10),
        "positive",
        (
            "Chantier de la rivière avec {brand} : deux cents bénévoles, quelle journée.",
            "La rivière respire mieux, merci aux bénévoles de {brand}.",
            "Trois tonnes sorties de la rivière par les bénévoles de {brand}.",
        ),
        10,
    ),
)


def les_sentiers_vivants(folder: Path) -> None:
    """Write the exports of the association."""
    rng = np.random.default_rng(20260904)
    page = Profile(
        "118822009944117",
        "Les Sentiers Vivants",
        13,
        1_280,
        0.034,
        {"Photo": (0.6, 1.0, 1.0), "Vidéo": (0.18, 1.4, 1.35), "Lien": (0.22, 0.85, 0.7)},
        CAPTIONS,
        1_520_000_000_000_000,
    )
    gram = Profile(
        "17841411882200994",
        "sentiers.vivants",
        12,
        860,
        0.043,
        {"IG image": (0.5, 1.0, 1.0), "IG reel": (0.25, 1.7, 1.5), "IG carousel": (0.25, 1.1, 1.4)},
        CAPTIONS,
        18_300_000_000_000_000,
    )
    channel = Profile(
        "UCSentiersVivants", "Les Sentiers Vivants", 2, 640, 0.041, {"Vidéo": (1.0, 1.0, 1.0)},
        VIDEOS, 1, least=1,
    )  # fmt: skip
    brands = {
        "Les Sentiers Vivants": (0.85, (0.46, 0.44, 0.10)),
        "Rivières Libres": (0.7, (0.38, 0.5, 0.12)),
        "Drôme à Pied": (0.5, (0.4, 0.5, 0.1)),
    }
    write(
        folder,
        {
            "facebook_contenu.csv": facebook_french(page, publications(page, rng)),
            "instagram_content.csv": instagram(gram, publications(gram, rng)),
            "youtube_studio.zip": studio(publications(channel, rng), 46, french=True, rng=rng),
            "ga4_acquisition.csv": ga4(
                ("Les Sentiers Vivants", "sentiersvivants.example - GA4"), 1.0,
                shop=False, rng=rng, channels=CHANNELS,
            ),
            "abonnes.csv": followers(
                (
                    ("facebook", "Les Sentiers Vivants", 4_310, 0.07),
                    ("instagram", "sentiers.vivants", 1_920, 0.2),
                    ("youtube", "Les Sentiers Vivants", 610, 0.12),
                ),
                rng,
            ),
            "mentions.csv": mentions(Listening(brands, SAID, WHERE, late=1.1, bursts=BURSTS), rng),
            "messagerie.csv": messages(
                1.7, ("adhésion", "chantiers", "pétition", "signalement", "dons"), rng
            ),
            "petition.csv": petition(rng),
            "dons.csv": giving(rng),
        },
    )  # fmt: skip
    ads_workbook(folder / "Gestionnaire-de-publicites.xlsx", ad_rows(ADS, rng))
