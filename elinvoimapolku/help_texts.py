"""What ``--help`` prints, and argparse's complaints in Finnish."""

from __future__ import annotations

import re

COMMANDS = ("build", "serve", "check", "new", "ids")

NOT_INSTALLED = (
    "Paketti {} puuttuu. Asentakaa paketit: "
    'python -m pip install -c .ci/constraints.txt -e ".[dev]"'
)

MAIN = """\
Elinvoimapolku: sivusto Markdown-tiedostoista.

Käyttö: python build.py [komento] [valitsimet]

Komennot
  build   kokoaa sivuston kansioon dist/ (sama kuin ilman komentoa)
  serve   näyttää sivuston selaimessa ja päivittää sen jokaisen tallennuksen jälkeen
  check   tarkistaa kaiken mutta ei kirjoita mitään
  new     tekee uuden vaiheen, työkalun, mittarin tai työpohjan täytettäväksi
  ids     kirjaa uudet tunnisteet luetteloon content/tunnisteet.yml

Valitsimet
  --output KANSIO     minne sivusto kootaan (muuten dist)
  --address OSOITE    sivuston osoite, joka ohittaa sivusto.yml-tiedoston osoitteen
  --base-path POLKU   polku, jonka alla sivusto on, esimerkiksi /polku/
  --drafts            ottaa mukaan luonnokset (draft: true)
  --root KANSIO       projektin kansio, jos se on muualla
  --version           kertoo version
  -h, --help          näyttää tämän ohjeen, komennon perässä komennon ohjeen

Esimerkkejä
  python build.py
  python build.py serve
  python build.py check
  python build.py new vaihe osaaminen "Sopimusten seuranta"
  python build.py --base-path /polku/

Paluuarvo on 0, kun kaikki on kunnossa, 1, kun sisällössä, sivupohjissa tai
asetuksissa on virhe, ja 2, kun komento on kirjoitettu väärin.
"""

HELP = {
    "build": MAIN,
    "serve": """\
Näyttää sivuston selaimessa ja päivittää sen jokaisen tallennuksen jälkeen.

Käyttö: python build.py serve [--port PORTTI] [--drafts]

Sivusto kootaan kansioon .cache/serve/, joten dist/ ei muutu. Jos sisällössä on
virhe, se näkyy selaimessa. Korjatkaa ja tallentakaa, niin sivu palaa itsestään.
Luonnokset ovat aina mukana. Lopetus: Ctrl+C.

  --port PORTTI   portti, jossa sivusto näkyy (muuten 8000)

Esimerkki
  python build.py serve --port 8080
""",
    "check": """\
Tarkistaa kaiken mutta ei kirjoita mitään.

Käyttö: python build.py check [--drafts] [--reviews | --external]

Paluuarvo on 1, jos löytyi virhe. Huomautus ei ole virhe.

  --reviews   luettelee vain sisällöt, joiden tarkistus on myöhässä, vanhin ensin.
              Määräajat ovat kuukausina tiedoston content/sivusto.yml avaimessa
              review_months. Paluuarvo on 1, jos luettelossa on jotain.
  --external  kysyy sisältöjen ulkoisilta osoitteilta, ovatko ne yhä olemassa.
              Vastaukset säilyvät viikon tiedostossa .cache/outside-links.json.
              Paluuarvo on 1, jos sivu on poissa. Muuttanut tai tavoittamaton
              sivu on huomautus.

Esimerkkejä
  python build.py check
  python build.py check --reviews
  python build.py check --external
""",
    "new": """\
Tekee uuden vaiheen, työkalun, mittarin tai työpohjan tiedoston täytettäväksi.

Käyttö: python build.py new vaihe <alue> "Otsikko"
        python build.py new tyokalu "Otsikko" <osoite>
        python build.py new mittari "Otsikko"
        python build.py new tyopohja "Otsikko"

Alue on kansion nimi kansiossa content/alueet/. Työkalun osoite on sen verkkosivu.
Tiedoston nimi tulee otsikosta. Uusi sisältö on luonnos, kunnes poistatte rivin
draft: true. Työkalut, mittarit ja työpohjat liitetään vaiheeseen sen avaimissa
tools, indicators ja templates.

Esimerkit
  python build.py new vaihe osaaminen "Sopimusten seuranta"
  python build.py new tyokalu "Pienhankinnat" https://www.hankinnat.fi/pienhankinnat
  python build.py new mittari "Tarjousten mediaani"
  python build.py new tyopohja "Kutsu yritystilaisuuteen"
""",
    "ids": """\
Pitää luetteloa tunnisteista, joiden varassa kävijöiden rastit ovat.

Käyttö: python build.py ids [--retire | --replace | --revise]

Ilman valitsimia kirjaa uudet tunnisteet luetteloon content/tunnisteet.yml.

  --retire TUNNISTE …            tunniste on poistettu sisällöstä tarkoituksella
  --replace VANHA UUSI …         vanhan tunnisteen rastit siirtyvät uusille
  --revise TUNNISTE …            kohdan teksti on muuttunut niin, että rasti
                                 kannattaa tarkistaa

Esimerkkejä
  python build.py ids
  python build.py ids --replace nykytila-laskut nykytila-ostolaskut
""",
}

COMPLAINTS = (
    (r"unrecognized arguments: (.*)", r"Tuntematon valitsin: \1"),
    (r"argument command: invalid choice: '(.*?)'.*", r"Tuntematon komento: \1"),
    (r"argument (\S+): not allowed with argument (\S+)", r"Valitkaa joko \2 tai \1."),
    (r"argument (\S+): expected .*", r"Valitsimelta \1 puuttuu arvo."),
    (r"argument (\S+): invalid int value: '(.*)'", r"Valitsimen \1 arvo ei ole luku: \2"),
)


def translate(complaint: str) -> str:
    """A complaint of argparse in Finnish; an unknown one in general words."""
    for pattern, finnish in COMPLAINTS:
        if match := re.fullmatch(pattern, complaint):
            return match.expand(finnish)
    return "Komento on kirjoitettu väärin."
