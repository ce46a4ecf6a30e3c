#!/usr/bin/env python3
"""Makes texts of saved pages to train on: free articles amid the furniture of made-up sites.

usage: make_saved_texts.py EVAL OUT [--count N] [--seed N]

EVAL holds the sets of `ner`, `text` and `sentiment` that README.md names as free. No saved page is read: menus, buttons,
notices and forms are phrases of general knowledge, put together at random; teasers, captions and comments
are sentences of the same free sets. OUT gets a JSON object a line: set, domain, text, body. The same seed
gives the same bytes.
"""
import argparse, collections, json, os, random, re

NONFREE = {"fiction", "whow", "essay", "letter", "podcast", "reddit"}
MONTHS = "January February March April May June July August September October November December".split()
SECTIONS = """Home;News;World;Politics;Business;Sport;Sports;Culture;Opinion;Lifestyle;Travel;Health;Science;Tech;Technology;
Video;Podcasts;Weather;Local;National;Africa;Americas;Asia;Europe;Middle East;Australia;US & Canada;UK;Economy;Markets;
Companies;Property;Money;Cars;Motoring;Food;Recipes;Fashion;Beauty;Music;Film;TV & Radio;Books;Art & Design;Games;Football;
Cricket;Rugby Union;Tennis;Golf;Formula 1;Cycling;Boxing;Racing;Olympics;Education;Environment;Climate;Energy;Obituaries;
Letters;Editorials;Columnists;Cartoons;Crosswords;Puzzles;Horoscopes;Jobs;Classifieds;Dating;Real Estate;Events;Photos;
Galleries;Live TV;Radio;Magazine;Archive;Elections;Crime;Courts;Transport;Defence;Religion;History;Family;Parenting;Pets;
Gardening;Wellness;Fitness;Relationships;Startups;Gadgets;Reviews;Deals;Shopping;Newsletters;Fact Check;Explainers;Special
Reports;Investigations;In Pictures;Quizzes;About Us;Contact;Our Team;Shop;Community;Forum;Blog;Resources;Guides;Tools""".replace("\n", " ").split(";")
TOP = """Skip to content;Skip to main content;Menu;Search;Search for:;Close;Sign in;Log in;Log In;Register;Subscribe;Subscribe now;
Newsletters;E-paper;My account;Account;Log out;Toggle navigation;Open menu;Close menu;Navigation;Edition;International
edition;Language;English;Dark mode;Notifications;Saved articles;Cart;0 items;Accessibility;Help;Donate;Support us;
Today's paper;Get the app;Advertisement;ADVERTISEMENT;Become a member;Gift subscriptions;Free trial;Live;Breaking news;
Trending;Latest;Topics;All sections;More;See all;Follow us;Watch live;Listen live;Manage profile;Back;Next;Previous""".replace("\n", " ").split(";")
SHARE = """Share;Tweet;Email;Print;Facebook;Twitter;X;WhatsApp;LinkedIn;Reddit;Pinterest;Telegram;Messenger;Copy link;Link copied;
Save;Bookmark;Comments;Comment;Share on Facebook;Share on Twitter;Share via email;Share this article;Share this story;
Listen to this article;Text size;A A A;Flipboard;Instagram;YouTube;Add us on Google;Gift this article;Play;Pause;Mute;
0;1;12;Like;Give feedback;Report a mistake;Print this page;Follow""".replace("\n", " ").split(";")
POINTERS = """Read more: {h};READ MORE: {h};Also read: {h};See also: {h};Related: {h};RELATED {h};Watch: {h};WATCH | {h};More on this:
{h};Read: {h};Don't miss: {h};Listen: {h};READ ALSO {h};Related article {h}""".replace("\n", " ").split(";")
INLINE = """ADVERTISEMENT;Advertisement;Article continues below;Story continues below advertisement;Advertisement - story continues
below;Sponsored;Loading...;Click here to read more;Continue reading;View image in fullscreen;Open image in gallery;Play
video;Image source;Image caption;Video;Photo gallery;1 of 5;Image 2 of 7;This browser does not support the video element.;
Sign up for our newsletter;Follow us on Twitter;Get our free app;Read More;Show more;Hide caption;Enlarge this
image;Embed;Transcript""".replace("\n", " ").split(";")
HEADS = """Related;Related articles;Related stories;Related news;More stories;More from {s};More in {s};Most read;Most popular;Most viewed;
Trending;Trending now;Top stories;Latest;Latest news;Latest stories;Recommended;Recommended for you;You may also like;You might
also like;Editor's picks;Popular posts;Recent posts;Don't miss;Read next;Up next;What to read next;From our partners;Around the
web;Promoted;In other news;Topics in this article;Sponsored content;Today's headlines;Must read;Also on {n};Watch;Opinion;
Explore more;On this page;In case you missed it""".replace("\n", " ").split(";")
FOOT = """About us;About;Contact us;Contact;Careers;Jobs;Advertise with us;Advertise;Privacy policy;Privacy Policy;Cookie policy;Cookie
settings;Terms of use;Terms of service;Terms and conditions;Terms & Conditions;Accessibility;Sitemap;Site map;Help;Help centre;
FAQ;Feedback;Corrections;Editorial standards;Code of ethics;Complaints;Archive;RSS;Newsletters;Subscribe;Manage subscription;
Press;Press room;Media kit;Syndication;Licensing;Do not sell my personal information;Imprint;Legal notice;Ad choices;Work with
us;Our journalists;Ownership;Partners;Community guidelines;Mobile apps;iOS app;Android app;Back to top;Follow us;Facebook;
Twitter;Instagram;YouTube;LinkedIn;TikTok;Back issues;Gift cards;Customer service;Delivery;Store locator""".replace("\n", " ").split(";")
NOTICES = """We use cookies and similar technologies to run this site, to measure how it is used and to show you advertisements. You can change your choice at any time.
This website uses cookies to improve your experience. By continuing to browse you agree to our use of cookies.
Your privacy is important to us. We and our partners store or access information on your device and process personal data, such as unique identifiers.
Sign up for our daily newsletter and get the stories that matter, every morning in your inbox.
Get the latest news from {n} delivered to your inbox. You can unsubscribe at any time.
By signing up you agree to our terms of use and privacy policy.
Enter your email address to subscribe to this site and receive notifications of new posts by email.
Subscribe to {n} for unlimited access to all of our journalism, from {d} dollars a month.
You have {d} free articles left this month. Subscribe now to keep reading.
Already a subscriber? Log in to continue.
This content is for subscribers only.
Thank you for reading {n}. Independent journalism needs the support of its readers: if you can, please consider a contribution.
If you value our reporting, please support us today. Every contribution, however big or small, makes a difference.
Please enable JavaScript in your browser to view this page.
To comment on this article you must be registered. Please keep your comments civil and on topic; our moderators may remove posts.
Your email address will not be published. Required fields are marked *
Comments are moderated and published according to our guidelines.
This site is protected by a captcha; the privacy policy and terms of service of its provider apply.
All material on this site is protected by copyright and may not be published, broadcast, rewritten or redistributed without permission.
© {y} {n}. All rights reserved.
Copyright © {y} {n} Media Group. All Rights Reserved.
{n} is not responsible for the content of external sites.
{n} is part of the {c} Media Group, registered in {c}, company number {d}{d}{d}40{d}.
{n} brings you the latest news, analysis and opinion from {c} and around the world.
Founded in {y}, {n} is the leading source of news and information in {c}, with offices in three cities and readers in forty countries.
Do you have a story for us? Write to our newsroom or call our tip line, in confidence.
Download our app to get breaking news alerts and follow the topics that matter to you.
Join the conversation: follow {n} on Facebook, Instagram and X.
Prices are correct at the time of publication. We may earn a commission when you buy through links on this page.
This article contains affiliate links, which means that we may receive a small fee if you buy something.
Opinions expressed in this article are those of the author and do not reflect the views of {n}.
We welcome your feedback. If you have noticed an error, please let us know.
Stock quotes are delayed by at least fifteen minutes. Market data are provided for information only.
Shop our collection of mugs, prints and calendars, with free delivery on orders over {d}0 dollars.
Students pay less: read everything on {n} for half the price for the whole of your studies.""".split("\n")
BIOS = """{p} is a reporter based in {c}. {F} covers politics and the courts.
{p} is a staff writer at {n}, where {f} writes about business and technology. Follow {F} on Twitter.
{p} has been writing for {n} since {y}. Before that, {f} worked for newspapers in {c} and taught journalism.
{p} is the author of three books. {F} lives in {c} with two cats and far too many plants.
{p} is {n}'s correspondent in {c}. Contact the author at newsroom@example.com.
I'm {p}, and I have been writing this blog since {y}. I live in {c} and love to cook, travel and take photographs.
Additional reporting by {p} and {p}.
Contact {p} at 555-010{d} or newsroom@example.com.""".split("\n")
SMALL = {
    "de": "der die das und in zu den von mit ist für auf im dem nicht ein eine als auch es an hat wurde werden bei nach war er sie wir".split(),
    "fr": "le la les des du et de un une dans pour par sur au aux est ce que qui il elle ne pas plus avec sont été cette".split(),
    "es": "el la los las de del y que en un una por con para se su al lo como pero ha es no sus más".split(),
    "it": "il la le gli di che del della e un una per con non si nel da al come più sono anche dei".split(),
    "pt": "o a os as de do da que e em um uma com para por não no na se mais ao foi seu".split(),
    "nl": "de het een van en dat op te voor met zijn niet is aan er om ook bij naar wordt hij".split(),
    "sv": "och att det i som på en är av för med den till inte har de om ett var från".split(),
    "pl": "w na z do nie się że i jest to jak po za od o dla przez był ale".split(),
    "tr": "ve bir bu da de için ile olarak çok daha gibi en o ne".split(),
    "ru": "и в не на что с по как это от к из за у его но для о".split(),
    "el": "και το να του η της με για που από στο τα την".split(),
    "zz": [],
}
PHRASES = {
    "de": "Startseite;Anmelden;Abo;Newsletter;Suche;Teilen;Drucken;Mehr zum Thema;Auch interessant;Lesen Sie auch;Kommentare;Impressum;Datenschutz;AGB;Kontakt;Meistgelesen;Anzeige;Menü;Mein Konto;E-Paper;Zur Startseite;Aktualisiert",
    "fr": "Accueil;Se connecter;S'abonner;Newsletter;Rechercher;Partager;Imprimer;Lire aussi;À lire aussi;Commentaires;Mentions légales;Contact;Les plus lus;Publicité;Menu;Mon compte;Haut de page;En savoir plus",
    "es": "Inicio;Iniciar sesión;Suscríbete;Boletines;Buscar;Compartir;Imprimir;Te puede interesar;Leer más;Comentarios;Aviso legal;Contacto;Lo más leído;Publicidad;Menú;Mi cuenta;Lee también",
    "it": "Home;Accedi;Abbonati;Newsletter;Cerca;Condividi;Stampa;Leggi anche;Commenti;Note legali;Contatti;I più letti;Pubblicità;Menu", "pt": "Início;Entrar;Assine;Buscar;Compartilhar;Leia mais;Leia também;Comentários;Contato;Mais lidas;Publicidade;Menu",
    "nl": "Voorpagina;Inloggen;Abonneren;Zoeken;Delen;Lees ook;Lees meer;Reacties;Privacy;Contact;Meest gelezen;Advertentie;Menu", "sv": "Hem;Logga in;Prenumerera;Sök;Dela;Läs också;Läs mer;Kommentarer;Kontakt;Mest läst;Annons;Meny",
    "pl": "Strona główna;Zaloguj;Szukaj;Udostępnij;Czytaj także;Zobacz też;Komentarze;Kontakt;Najczęściej czytane;Reklama;Menu", "tr": "Ana sayfa;Giriş;Abone ol;Ara;Paylaş;Yorumlar;İletişim;En çok okunan;Reklam;Menü",
    "ru": "Главная;Войти;Подписка;Поиск;Поделиться;Читайте также;Комментарии;Контакты;Самое читаемое;Реклама;Меню", "el": "Αρχική;Σύνδεση;Αναζήτηση;Κοινοποίηση;Διαβάστε επίσης;Σχόλια;Επικοινωνία;Διαφήμιση", "zz": "Home;Menu",
}
LETTERS = {"ru": "абвгдежзиклмнопрстуфхцчшыэюя", "el": "αβγδεζηθικλμνξοπρστυφχψω", "zz": "가나다라마바사아자차카타파하고노도로모보소"}
WORD = re.compile(r"[^\W\d_]+")


class Texts:
    """What the free sets hold: articles in paragraphs, sentences, remarks of readers."""

    def __init__(self, folder):
        def rows(name):
            with open(os.path.join(folder, name + ".jsonl"), encoding="utf-8") as file:
                return [json.loads(line) for line in file]

        self.articles, self.sentences, self.remarks = [], [], []
        for row in rows("ner/gmb_voa.train") + rows("ner/wikigold.all"):
            parts = [row["text"][a:b].strip() for a, b in row["sentences"]]
            self.sentences += parts
            self.articles.append(("sentences", parts))
        for row in rows("ner/gum.train"):
            if row["id"].split("_")[1] not in NONFREE:
                self.articles.append(("paragraphs", split(row["text"])))
        for row in rows("text/congress.text"):
            self.articles.append(("speech", split(row["text"])))
        for row in rows("ner/uner_ewt.dev"):
            (self.remarks if row["id"].split("-")[1][:3] in ("ans", "rev") else self.articles).append(
                " ".join(row["text"].split()) if row["id"].split("-")[1][:3] in ("ans", "rev") else ("paragraphs", split(row["text"])))
        self.remarks += [row["text"] for row in rows("ner/btc.train") + rows("ner/wnut17.train")]
        self.sentences += [row["text"].strip() for row in rows("sentiment/newsmtsc.train")]
        names = collections.Counter()
        for row in rows("ner/gmb_voa.train"):
            for a, b, label in row["entities"]:
                if label == "PER" and " " in row["text"][a:b]:
                    names[row["text"][a:b]] += 1
        self.people = sorted(names)
        self.places = sorted({row["text"][a:b] for row in rows("ner/gmb_voa.train") for a, b, label in row["entities"]
                              if label == "LOC" and len(row["text"][a:b].split()) < 3})


def split(text):
    return [" ".join(part.split()) for part in re.split(r"\n\s*\n", text) if part.strip()]


class Language:
    """English, or words that look like another language's with its small words among them."""

    def __init__(self, name, english, dice):
        self.name, self.words, self.dice = name, {}, dice
        small = SMALL.get(name, [])
        for place, word in enumerate(english[: len(small)]):
            self.words[word] = small[place]
        self.letters = LETTERS.get(name, "abcdefghijklmnoprstuvz" + {"de": "äöüß", "fr": "éèàç", "es": "áéíóñ", "pl": "ąęłśż", "tr": "ğışçö", "sv": "åäö"}.get(name, ""))
        self.asian = name == "zz"

    def turn(self, text):
        if self.name == "en":
            return text

        def other(match):
            word = match.group()
            low = word.lower()
            if low not in self.words:
                random_ = random.Random(low + self.name)
                size = max(1, len(low) + random_.randint(-1, 2)) if not self.asian else random_.randint(1, 4)
                self.words[low] = "".join(random_.choice(self.letters) for _ in range(size))
            new = self.words[low]
            nouns = self.name == "de" and len(low) > 5 and len(low) % 2
            return new[:1].upper() + new[1:] if word[:1].isupper() or nouns else new

        return WORD.sub(other, text)


class Site:
    def __init__(self, number, texts, english, dice):
        self.dice, self.texts, self.number = dice, texts, number
        name = dice.choice(["en"] * 12 + list(SMALL))
        self.language = Language(name, english, dice)
        self.name = dice.choice(["The ", "", "Daily ", "Radio "]) + dice.choice(texts.places) + dice.choice([" Times", " Post", " Herald", " Today", "", " News", " Blog"])
        sections = dice.sample(SECTIONS, dice.randint(6, 60))
        self.sections = [self.word(s) for s in sections]
        self.joined = dice.random() < 0.2
        self.apart = dice.choice([0, 0.15, 0.5, 1])
        self.menu_twice = dice.random() < 0.4
        self.top = [self.word(s) for s in dice.sample(TOP, dice.randint(1, 14))]
        self.foot = [self.word(s) for s in dice.sample(FOOT, dice.randint(3, 26))]
        self.notices = dice.sample(NOTICES, dice.randint(1, 6))
        self.share = [self.word(s) for s in dice.sample(SHARE, dice.randint(0, 9))]
        self.heads = dice.sample(HEADS, 8)
        self.teaser = [dice.random() < p for p in (0.35, 0.4, 0.3, 0.2, 0.2)]
        self.comments = dice.random() < 0.2
        self.biographies = dice.random() < 0.3
        self.captions = dice.choice([0, 0, 0.05, 0.15])
        self.pointers = dice.choice([0, 0.03, 0.08, 0.15])
        self.adverts = dice.choice([0, 0, 0.1, 0.25])
        self.guides = dice.choice([0, 0, 0.5, 1])
        self.deck = dice.random() < 0.5
        self.deck_in_body = dice.random() < 0.3
        self.crumbs = dice.choice(["none", "lines", "line"])
        self.aside = dice.random() < 0.25
        self.item_mark = dice.choice(["", "", "• ", "* ", "- "])
        self.style = dice.choice(["copy", "copy", "lines", "wide"])

    def word(self, label):
        """A label in the site's language; half of them are real words of it."""
        if self.language.name == "en":
            return label
        real = PHRASES[self.language.name].split(";")
        return self.dice.choice(real) if self.dice.random() < 0.35 else self.language.turn(label)

    def fill(self, text):
        dice = self.dice
        she = dice.random() < 0.5
        while "{p}" in text:
            text = text.replace("{p}", dice.choice(self.texts.people), 1)
        text = text.replace("{n}", self.name).replace("{c}", dice.choice(self.texts.places)).replace("{y}", str(dice.randint(1890, 2025)))
        text = text.replace("{s}", dice.choice(SECTIONS)).replace("{F}", "She" if she else "He").replace("{f}", "she" if she else "he")
        while "{d}" in text:
            text = text.replace("{d}", str(dice.randint(2, 9)), 1)
        return self.language.turn(text) if "{h}" not in text else text.replace("{h}", self.headline())

    def headline(self):
        words = self.dice.choice(self.texts.sentences).rstrip(".!?\"”'").split()
        start = 0 if self.dice.random() < 0.7 or len(words) < 14 else self.dice.randint(0, len(words) - 12)
        words = words[start : start + self.dice.randint(4, 14)]
        case = self.dice.random()
        if case < 0.3:
            words = [word[:1].upper() + word[1:] for word in words]
        text = " ".join(words)
        text = text[:1].upper() + text[1:]
        return self.language.turn(text + ("?" if self.dice.random() < 0.05 else "!" if self.dice.random() < 0.02 else ""))

    def sentence(self):
        return self.language.turn(self.dice.choice(self.texts.sentences))

    def date(self):
        dice = self.dice
        month, day, year = dice.choice(MONTHS), dice.randint(1, 28), dice.randint(2003, 2025)
        text = dice.choice([f"{month} {day}, {year}", f"{day} {month} {year}", f"{day} {month[:3]} {year}", f"{month[:3]} {day}, {year}",
                            f"{year}-{dice.randint(1, 12):02}-{day:02}", f"{day}.{dice.randint(1, 12)}.{year}", f"{day}/{dice.randint(1, 12)}/{year}", f"{dice.randint(2, 23)} hours ago", f"{dice.randint(2, 9)} days ago"])
        if dice.random() < 0.3:
            text = dice.choice(["Published ", "Updated ", "Posted on ", "Last updated: ", "Published: "]) + text
        if dice.random() < 0.3:
            text += dice.choice([", ", " at ", " | "]) + f"{dice.randint(1, 23)}:{dice.randint(0, 59):02}" + dice.choice(["", " GMT", " p.m.", " AM"])
        return self.language.turn(text)

    def menu(self):
        if self.joined:
            return [" ".join(self.sections)]
        lines = []
        for section in self.sections:
            lines.append(section)
            if self.dice.random() < self.apart * 0.2:
                lines.append("")
        return lines

    def teasers(self, count):
        """A list of other articles: headlines, or with what they say, their dates, authors or sections."""
        summary, date, section, author, number = self.teaser
        lines = []
        for place in range(count):
            parts = []
            if section:
                parts.append(self.dice.choice(self.sections))
            headline = self.headline()
            parts.append(f"{place + 1}. {headline}" if number else self.item_mark + headline)
            if summary and self.dice.random() < 0.8:
                text = self.sentence()
                if self.dice.random() < 0.3:
                    text = " ".join(text.split()[: self.dice.randint(8, 20)]) + self.dice.choice(["...", "…", " [...]"])
                parts.append(text)
            if author:
                parts.append(self.fill(self.dice.choice(["By {p}", "{p}", "by {p}"])))
            if date:
                parts.append(self.date())
            if self.dice.random() < 0.1:
                parts.append(self.fill(self.dice.choice(["Read more", "{d} min read", "{d} comments", "Continue reading"])))
            lines += parts
            if self.dice.random() < max(self.apart, 0.2):
                lines.append("")
        return lines

    def block(self):
        head = self.fill(self.dice.choice(self.heads))
        return [head, ""] + self.teasers(self.dice.randint(2, 12)) + [""]

    def comment_thread(self):
        lines = [self.fill(self.dice.choice(["Comments", "{d} comments", "Leave a comment", "Join the conversation", "{d}{d} Responses"])), ""]
        for _ in range(self.dice.randint(1, 14)):
            lines.append(self.fill(self.dice.choice(["{p}", "{p} says:", "{p} on " + self.date()])))
            if self.dice.random() < 0.5:
                lines.append(self.date())
            for _ in range(self.dice.choice([1, 1, 1, 2, 3])):
                lines.append(self.language.turn(self.dice.choice(self.texts.remarks)))
            if self.dice.random() < 0.6:
                lines.append(self.fill(self.dice.choice(["Reply", "Like", "Reply {d} Like", "Report", "Share"])))
            lines.append("")
        return lines


def body_of(texts, site, dice):
    """The paragraphs of an article, with subheads and lists in some."""
    kind, parts = dice.choice(texts.articles)
    if kind == "sentences":
        parts = list(parts)
        for _ in range(dice.choice([0, 1, 2, 3])):
            other = dice.choice(texts.articles)
            if other[0] == "sentences":
                parts += other[1]
        paragraphs, place = [], 0
        most = dice.choice([1, 2, 2, 3, 5])
        while place < len(parts):
            size = dice.randint(1, most)
            paragraphs.append(" ".join(parts[place : place + size]))
            place += size
        if dice.random() < 0.3:
            paragraphs = paragraphs[: dice.randint(2, 6)]
    else:
        start = 0 if len(parts) < 30 else dice.randint(0, len(parts) - 25)
        paragraphs = parts[start : start + dice.randint(4, 45)]
    paragraphs = [site.language.turn(part) for part in paragraphs]
    if kind == "sentences" and dice.random() < 0.35:
        step = dice.randint(2, 6)
        lines = []
        for place, part in enumerate(paragraphs):
            if place and place % step == 0:
                lines.append(" ".join(site.headline().split()[: dice.randint(1, 8)]))
            lines.append(part)
            if dice.random() < 0.12:
                lines += [site.item_mark + (site.headline() if dice.random() < 0.5 else site.sentence()) for _ in range(dice.randint(2, 7))]
        paragraphs = lines
    return paragraphs


def guide_of(texts, site, dice):
    """The body of a guide: short sections, each with paragraphs, steps, or facts."""
    def short(least, most):
        return " ".join(site.headline().split()[: dice.randint(least, most)])

    _, pool = dice.choice([entry for entry in texts.articles if entry[0] == "sentences"])
    pool, lines = list(pool), []
    facts = dice.choice([0.1, 0.3, 0.6])
    for number in range(dice.randint(2, 16)):
        if number or dice.random() < 0.3:
            lines.append((f"{number}. " if facts == 0.3 else "") + short(1, 9))
        for _ in range(dice.choice([0, 1, 1, 2, 4])):
            size = dice.choice([1, 1, 2, 3, 5])
            lines.append(site.language.turn(" ".join(dice.choice(pool if dice.random() < 0.8 else texts.sentences) for _ in range(size))))
        if dice.random() < facts:
            if dice.random() < 0.3:
                lines.append(short(3, 9) + ":")
            kind = dice.choice(["words", "terms", "sentences", "phrases", "row"])
            for _ in range(dice.randint(2, 9)):
                text = {"words": short(1, 4), "terms": short(1, 3) + ": " + short(2, 14), "sentences": site.sentence(),
                        "phrases": short(4, 14), "row": "\t".join([short(1, 3), str(dice.randint(1, 999)), short(1, 5)])}[kind]
                lines.append(site.item_mark + text)
    return lines or body_of(texts, site, dice)


def head_of(site, dice, body):
    title = site.headline()
    lines = []
    if site.crumbs == "lines":
        lines += [dice.choice(site.sections) for _ in range(dice.randint(1, 3))]
    elif site.crumbs == "line":
        lines.append(dice.choice([" > ", " / ", " » ", " "]).join([site.sections[0], dice.choice(site.sections), title if dice.random() < 0.3 else ""]).strip(" >/»"))
    lines += ["", title, ""]
    kept = []
    if site.deck:
        deck = site.sentence()
        deck = deck if dice.random() < 0.5 else deck.rstrip(".")
        lines += [deck, ""]
        kept = [deck] if site.deck_in_body else []
    extra = [site.fill(dice.choice(["By {p}", "{p}", "By {p} and {p}", "Written by {p}", "{p}, {c}", "By {p} | {n}"])), site.date()]
    dice.shuffle(extra)
    lines += extra[: dice.randint(0, 2)]
    lines += site.share if dice.random() < 0.7 else []
    if dice.random() < site.captions * 4:
        lines += ["", caption(site, dice), ""]
    if dice.random() < 0.2:
        lines.append(site.fill(dice.choice(["{d} min read", "{d} minute read", "Listen to this article {d} min", "{d} comments"])))
    return lines + [""], kept


def caption(site, dice):
    text = site.sentence()
    text = " ".join(text.split()[: dice.randint(5, 24)])
    credit = dice.choice([" (AP)", " Photo: {p}", " Photograph: {p}/Getty Images", " Credit: {p}", " [File: Reuters]", " (Photo by {p})", "", " | Image: {p}", " ({p}/Agency)"])
    return text + dice.choice(["", ".", "."]) + site.fill(credit)


def page(site, texts, dice):
    """A page of a site, and what of it is the article."""
    body = (guide_of if dice.random() < site.guides else body_of)(texts, site, dice)
    lines = []
    if dice.random() < 0.5:
        lines += [site.fill(dice.choice(site.notices)), ""]
    lines += site.top + [""] + site.menu() + [""]
    if site.menu_twice:
        lines += site.menu() + [""]
    if site.aside or dice.random() < 0.1:
        lines += site.block()
    head, gold = head_of(site, dice, body)
    lines += head
    gold = list(gold)
    for place, paragraph in enumerate(body):
        lines += [paragraph, ""]
        gold.append(paragraph)
        if place + 1 < len(body):
            if dice.random() < site.pointers:
                lines += [site.fill(dice.choice(POINTERS)), ""] if dice.random() < 0.6 else site.block() if dice.random() < 0.1 else [site.headline(), ""]
            if dice.random() < site.adverts:
                lines += [site.word(dice.choice(INLINE)), ""]
            if dice.random() < site.captions:
                lines += [caption(site, dice), ""]
            if dice.random() < 0.02:
                lines += [site.fill(dice.choice(site.notices)), ""]
    parts = [[site.fill(dice.choice(BIOS)), ""]] if site.biographies else []
    parts.append([site.fill(dice.choice(["Topics", "Tags", "Tags:", "Filed under:", "More on"]))] + [site.language.turn(dice.choice(texts.places)) for _ in range(dice.randint(1, 6))] + [""])
    parts += [site.block() for _ in range(dice.choice([0, 1, 1, 2, 3]))]
    parts += [[site.fill(text), ""] for text in dice.sample(site.notices, dice.randint(0, min(3, len(site.notices))))]
    if site.comments:
        parts.append(site.comment_thread())
    parts.append(list(site.share) + [""])
    dice.shuffle(parts)
    for part in parts[: dice.randint(1, len(parts))]:
        lines += part
    if site.menu_twice or dice.random() < 0.3:
        lines += site.menu() + [""]
    lines += site.foot + [""] + [site.fill(text) for text in dice.sample(site.notices, dice.randint(0, min(3, len(site.notices))))]
    return render(lines, site), "\n".join(gold)


def bare(site, texts, dice):
    """An article saved by itself: a head of a few lines at most, and the whole text."""
    body = (guide_of if dice.random() < site.guides else body_of)(texts, site, dice)
    lines = []
    if dice.random() < 0.7:
        lines += [site.headline(), ""]
        if dice.random() < 0.5:
            lines += [site.fill("By {p}"), site.date(), ""]
    for paragraph in body:
        lines += [paragraph, ""]
    if dice.random() < 0.2:
        lines += [site.fill(dice.choice(["© {y} {n}. All rights reserved.", "(Reporting by {p}; Editing by {p})", "No comments:"]))]
    return render(lines, site), "\n".join(body)


def render(lines, site):
    if site.style == "lines":
        lines = [line for line in lines if line]
    if site.language.asian:
        lines = [line.replace(" ", "").replace(".", "。").replace(",", "，") if len(line.split()) > 3 else line for line in lines]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n") + "\n"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("eval"), parser.add_argument("out")
    parser.add_argument("--count", type=int, default=900)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    dice = random.Random(options.seed)
    texts = Texts(options.eval)
    counts = collections.Counter(word.lower() for text in texts.sentences for word in WORD.findall(text))
    english = [word for word, _ in sorted(counts.items(), key=lambda entry: (-entry[1], entry[0]))[:40]]
    with open(options.out, "w", encoding="utf-8") as out:
        for number in range(options.count // 3):
            site = Site(number, texts, english, dice)
            for place in range(3):
                make = bare if dice.random() < 0.25 else page
                text, body = make(site, texts, dice)
                if site.language.asian:
                    body = "\n".join(line.replace(" ", "").replace(".", "。").replace(",", "，") if len(line.split()) > 3 else line for line in body.split("\n"))
                out.write(json.dumps({"set": make.__name__, "domain": f"site-{number}", "text": text, "body": body}, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
