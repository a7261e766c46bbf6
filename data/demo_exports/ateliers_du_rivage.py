"""Les Ateliers du Rivage: a ceramics e-shop."""

import datetime as dt
from pathlib import Path

import numpy as np

from .devices import BUYS, SHOPPERS, ads_devices, write_visits
from .meta import daily, facebook_english, facebook_french, instagram, split
from .meta_ads import Ad, ad_rows, ads_workbook
from .plain import Burst, Listening, followers, leads, mentions, messages, reviews, write
from .publications import Profile, publications
from .web import ga4

RIVAGE_CAPTIONS = (
    "Dans l’atelier ce matin : tournage de la série Écume. #céramique #faitmain #atelier",
    "Nouvelle collection Estran : huit pièces, deux émaux, un four plein. #céramique #nouveauté",
    "Comment entretenir un plat en grès ? Trois gestes simples. #conseil #céramique",
    "Vous avez choisi : le bol à thé revient en bleu marée. #communauté #céramique",
    "Défournement en direct, avec ses surprises et ses ratés. #coulisses #céramique",
    "Une table pour six, assiettes dépareillées et lin lavé. #inspiration #artdelatable",
    "Portrait d’argile : d’où vient le grès que nous travaillons ? #coulisses #savoirfaire",
    "Derniers jours pour commander avant la pause du four. #boutique #céramique",
    "Idée cadeau : la tasse et sa soucoupe, emballées à la main. #cadeau #faitmain",
    "Atelier d’initiation au tour : encore quatre places samedi. #atelier #initiation",
)
SAID = {
    "positive": (
        "Très belles pièces chez {brand}, reçues bien emballées.",
        "Encore une réussite de {brand}, merci !",
        "Coup de cœur pour {brand}.",
    ),
    "neutral": (
        "Vu chez {brand} ce week-end.",
        "Quelqu’un connaît {brand} ?",
        "{brand} ouvre ses ateliers samedi.",
    ),
    "negative": (
        "Délai de livraison trop long chez {brand}.",
        "Assiette ébréchée reçue de {brand}.",
        "Toujours pas de réponse de {brand}.",
    ),
}


BURSTS = (
    Burst(
        dt.date(2026, 10, 14),
        "negative",
        (
            "Deuxième colis cassé de {brand}, assiettes en miettes à la livraison.",
            "Colis cassé encore une fois chez {brand}, emballage trop léger.",
            "Livraison de {brand} : colis écrasé, bol cassé, personne au téléphone.",
        ),
        9,
    ),
)
WHERE = {"instagram": 0.5, "facebook": 0.3, "x": 0.2}


def ateliers_du_rivage(folder: Path, seed: int = 0) -> None:
    """Write the exports of the ceramics e-shop; with a seed, of one like it with other figures."""
    rng = np.random.default_rng(20260901 + seed)
    reached, liked = np.random.default_rng(seed).uniform(0.75, 1.35, 2) if seed else (1.0, 1.0)
    page = Profile(
        "104417755012233",
        "Les Ateliers du Rivage",
        12,
        880 * reached,
        0.016 * liked,
        {"Photo": (0.62, 1.0, 1.0), "Vidéo": (0.23, 1.5, 1.7), "Lien": (0.15, 0.7, 0.5)},
        RIVAGE_CAPTIONS,
        1_320_000_000_000_000,
    )
    gram = Profile(
        "17841405500112233",
        "ateliers.du.rivage",
        18,
        1_750 * reached,
        0.024 * liked,
        {
            "IG image": (0.52, 1.0, 1.0),
            "IG reel": (0.28, 1.9, 2.0),
            "IG carousel": (0.20, 1.1, 1.5),
        },
        RIVAGE_CAPTIONS,
        17_900_000_000_000_000,
    )
    old, new = split(publications(page, rng))
    ads = (
        Ad(
            "Vaisselle d’hiver | conversions",
            "Femmes 30-55 | France",
            "Carrousel Écume",
            "120210000000000101",
            "actions:offsite_conversion.fb_pixel_purchase",
            620,
            8.2,
            0.013,
            0.021,
            64,
        ),
        Ad(
            "Vaisselle d’hiver | conversions",
            "Reciblage 30 jours",
            "Vidéo défournement",
            "120210000000000102",
            "actions:offsite_conversion.fb_pixel_purchase",
            410,
            9.4,
            0.017,
            0.030,
            68,
        ),
        Ad(
            "Ateliers d’initiation | prospects",
            "Rayon 60 km",
            "Formulaire samedi",
            "120210000000000103",
            "actions:onsite_conversion.lead_grouped",
            360,
            7.1,
            0.012,
            0.052,
            0,
        ),
        Ad(
            "Notoriété | Atlantique",
            "Large 25-60",
            "Film atelier 20 s",
            "120210000000000104",
            "reach",
            300,
            3.6,
            0.004,
            0.0,
            0,
        ),
    )
    brands = {
        "Les Ateliers du Rivage": (1.35, (0.42, 0.46, 0.12)),
        "Terre & Sel": (2.4, (0.34, 0.52, 0.14)),
        "Maison Argoat": (2.0, (0.30, 0.50, 0.20)),
    }
    write(
        folder,
        {
            "facebook_contenu_sept-oct_2025.csv": facebook_english(page, old),
            "facebook_contenu_nov_2025-oct_2026.csv": facebook_french(page, new),
            "instagram_content.csv": instagram(gram, publications(gram, rng)),
            "Follows.csv": daily(
                (("Follows", 2.3, 0.1), ("Instagram follows", 8.4, 0.2)), ",", rng
            ),
            "Reach.csv": daily(
                (
                    ("Facebook reach", 520 * reached, 0.1),
                    ("Instagram reach", 1_640 * reached, 0.15),
                ),
                "\t",
                rng,
            ),
            "Visits.csv": daily(
                (("Facebook visits", 31, 0.1), ("Instagram profile visits", 64, 0.15)), ",", rng
            ),
            "ga4_acquisition.csv": ga4(
                ("Les Ateliers du Rivage", "ateliersdurivage.example - GA4"),
                1.0,
                shop=True,
                rng=rng,
                campaigns={
                    "facebook / paid_social": (
                        (1, "ateliers-du-rivage_2026-10_ventes"),
                        (15, "ateliers-du-rivage_2026-10_vente"),
                        (23, "ateliers-du-rivage_2026-10_prospects"),
                        (28, "promo-toussaint"),
                    )
                },
            ),
            "abonnes.csv": followers(
                (
                    ("facebook", "Les Ateliers du Rivage", 2_480, 0.06),
                    ("instagram", "ateliers.du.rivage", 5_450, 0.19),
                ),
                rng,
            ),
            "mentions.csv": mentions(Listening(brands, SAID, WHERE, bursts=BURSTS), rng),
            "messagerie.csv": messages(
                7.2, ("livraison", "produit", "atelier", "retour", "professionnels"), rng
            ),
            "avis.csv": reviews(("Google", "Trustpilot"), 0.5, (0.05, 0.05, 0.1, 0.25, 0.55), rng),
            "crm.csv": leads(8.2, rng),
        },
    )
    rows = ad_rows(ads, rng)
    ads_workbook(folder / "Gestionnaire-de-publicites.xlsx", rows)
    write(folder, {"annonces_par_appareil.csv": ads_devices(rows, BUYS, 20260902 + seed)})
    write_visits(folder, "ga4_acquisition.csv", SHOPPERS, 20260903 + seed)
