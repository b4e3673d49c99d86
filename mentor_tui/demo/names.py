"""Places with their time zones, languages and names, for people who are made up."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """Where people work, and what they are called there."""

    id: str
    zone: str
    languages: tuple[str, ...]
    given: tuple[str, ...]
    family: tuple[str, ...]


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.replace("_", " ") for word in text.split())


PLACES: dict[str, Place] = {
    place.id: place
    for place in (
        Place(
            "lisbon",
            "Europe/Lisbon",
            ("pt", "en"),
            _words(
                "Beatriz João Inês Rui Catarina Gonçalo Leonor Duarte Matilde Nuno Sofia Tiago Mafalda Vítor Graça"
                " André Filipa Simão Zélia Aminata Edson Kátia Márcio Raquel"
            ),
            _words(
                "Almeida Barros Carvalho Domingues Évora Fonseca Gouveia Leitão Lourenço Magalhães Monteiro Neves"
                " Pacheco Pinto Queirós Rocha Saraiva Simões Tavares Vaz Mendonça Cardoso Lopes Sá"
            ),
        ),
        Place(
            "dublin",
            "Europe/Dublin",
            ("en",),
            _words(
                "Aoife Cian Niamh Oisín Róisín Seán Gráinne Eoghan Saoirse Darragh Ciara Fionn Caoimhe Pádraig Orla"
                " Tadhg Chidi Ewa Farah Ayesha Declan Síle Conor Mairéad"
            ),
            _words(
                "O’Brien Byrne Walsh O’Sullivan Doyle Kavanagh Nolan O’Reilly Gallagher Dunne Fitzgerald Moran"
                " Nwosu Quinn Hassan Keane Nugent Daly Foley Breen MacCarthy Healy Kowalczyk Okonkwo"
            ),
        ),
        Place(
            "berlin",
            "Europe/Berlin",
            ("de", "en"),
            _words(
                "Jürgen Käthe Björn Anneliese Matthias Leyla Cem Jörg Ulrike Friederike Tobias Nele Emre Hannah Malte"
                " Svenja Yusuf Anh Mirjam Florian Zeynep Katrin Oleg Antje"
            ),
            _words(
                "Müller Schäfer Köhler Vogel Yıldız Brandt Weiß Großmann Kaya Lindner Böhm Öztürk Seidel Nguyen"
                " Reuter Hübner Albrecht Kühn Petersen Jäger Richter Demir Haas Zimmermann"
            ),
        ),
        Place(
            "krakow",
            "Europe/Warsaw",
            ("pl", "en"),
            _words(
                "Agnieszka Łukasz Małgorzata Paweł Zofia Michał Żaneta Grzegorz Kinga Wojciech Bożena Stanisław"
                " Oksana Dmytro Jadwiga Rafał Ludmiła Bartłomiej Urszula Jacek Halyna Ignacy Róża Sławomir"
            ),
            _words(
                "Wójcik Kowalczyk Zając Mróz Król Gąsior Bondarenko Sikora Żak Pawlak Shevchenko Wrona Lis Zięba"
                " Madej Nowak Wieczorek Dudek Kępa Stępień Łuczak Kozak Bąk Kubiak"
            ),
        ),
        Place(
            "mexico-city",
            "America/Mexico_City",
            ("es", "en"),
            _words(
                "Ximena José Guadalupe Raúl Itzel Emiliano Renata Óscar Citlali Andrés Paulina Hernán Lucía Iván"
                " Xóchitl Gael Mónica Rubén Fernanda Ángel Yolotl Tomás Ivonne Joaquín"
            ),
            _words(
                "Hernández Muñoz Núñez Ibáñez Xicoténcatl Ramírez Zúñiga Cárdenas Ordóñez Peña Villaseñor Gutiérrez"
                " Lozano Ávila Rentería Cuauhtémoc Solís Domínguez Treviño Vázquez Olvera Rincón Bautista Chávez"
            ),
        ),
        Place(
            "manila",
            "Asia/Manila",
            ("fil", "en"),
            _words(
                "Maricel Jomar Liza Rodel Analyn Crisanto Jasmin Dindo Rowena Paolo Tala Bayani Corazón Arvin Ligaya"
                " Niño Rosario Jhun Mayumi Ramil Divina Efren Luningning Dante"
            ),
            _words(
                "dela_Cruz Bautista Macaraeg Villanueva Ocampo Dimaculangan Magsaysay Pangilinan Tolentino Salonga"
                " Peñaflor Abad Batungbakal Cabrera Dumalagan Evangelista Lacsamana Manalo Nuñez Osmeña Panganiban"
                " Quiambao Sison Tan"
            ),
        ),
        Place(
            "tokyo",
            "Asia/Tokyo",
            ("ja", "en"),
            _words(
                "Yūki Haruka Sōta Aoi Ren Misaki Daichi Nanami Kaito Sakura Ryō Chihiro Takumi Kyōko Hiroto Yui"
                " Shunsuke Ayaka Jun Natsumi Kōhei Min-jun Wei Rin"
            ),
            _words(
                "Satō Suzuki Takahashi Itō Watanabe Kobayashi Yoshida Yamada Sasaki Inoue Kimura Hayashi Shimizu"
                " Ōno Saitō Endō Kondō Gotō Okada Hasegawa Park Chen Ishikawa Maeda"
            ),
        ),
        Place(
            "toronto",
            "America/Toronto",
            ("en", "fr"),
            _words(
                "Priya Étienne Chloé Kwame Mei Amélie Harpreet Olivia Babajide Zoë Rajesh Siobhan Noémie Winona Arjun"
                " Thérèse Dakota Nadia Xiomara Liam Gurleen Mohamed Ifeoma Renée"
            ),
            _words(
                "Singh Tremblay Okafor Li Côté Bélanger Osei MacDonald Sharma Gagné Kaur Ali Roy Beaulieu Adebayo"
                " Chowdhury Lévesque Whitebear Wong Pham Fraser Sinclair Haile Poirier"
            ),
        ),
    )
}
"""Place id -> place. The holidays of each stand in the calendar file."""

HOMES: dict[str, Place] = PLACES | {
    place.id: place
    for place in (
        Place("bengaluru", "Asia/Kolkata", ("en", "hi"), (), ()),
        Place("suva", "Pacific/Fiji", ("fj", "en"), (), ()),
    )
}
"""Where people of the cast live, the places of whole teams among them."""

FAR_ZONES = (
    "Asia/Kolkata",
    "Asia/Kathmandu",
    "Australia/Adelaide",
    "Pacific/Auckland",
    "America/Los_Angeles",
    "Africa/Nairobi",
    "Europe/Athens",
)
"""Where some of a team work who are not at its place."""

AREAS = ("accounts", "billing", "integrations", "reports")
INTERESTS = ("content", "tooling", "events", "hiring", "mentoring")
GOALS = (*INTERESTS, "inbox", "billing", "integrations", "support-lead")
"""What people want to grow into, and what mentors help with: tracks, areas, a position."""

LANGUAGES = ("ar", "de", "es", "fr", "hi", "it", "ja", "ko", "nl", "pl", "pt", "tr", "uk", "vi", "zh")
"""What somebody speaks, or their customers write, beside what is spoken where they are."""
