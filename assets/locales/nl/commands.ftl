# commands (nl)

## What a command says when it fails
cli-no-home = er is geen thuismap om sessies in te bewaren; noem een map met --home MAP
cli-no-terminal = hiervoor is een terminal nodig, en de invoer of uitvoer is er geen; start het in een terminal, of kijk met “flipover --help” welke opdrachten gewoon afdrukken
cli-dumb-terminal = deze terminal zegt geen scherm te kunnen tekenen (TERM=dumb); gebruik een andere, of kijk met “flipover --help” welke opdrachten gewoon afdrukken
cli-terminal-failed = de terminal antwoordt niet: { $cause }; de sessie is bewaard, ga verder met “flipover resume”
cli-broken = er ging iets mis in het programma zelf; de sessie is bewaard, ga verder met “flipover resume”
cli-output-failed = de uitvoer kon niet worden geschreven: { $cause }
cli-no-workshop = er is geen workshop “{ $asked }”; “flipover workshops” noemt ze allemaal, en een script noem je met .ron erbij
cli-no-workshop-near = er is geen workshop “{ $asked }”; bedoel je “{ $near }”?
cli-no-theme = Er is geen thema “{ $name }”; wel: { $known }
cli-no-language = “{ $workshop }” heeft geen teksten in die taal, alleen in: { $languages }
cli-too-short = “{ $workshop }” kan niet korter dan { $minutes } minuten; geef meer tijd met --variant
cli-no-sessions = er zijn nog geen bewaarde sessies; “flipover run WORKSHOP” start er een
cli-no-session = er is geen sessie met “{ $asked }” in de naam; “flipover sessions” noemt ze allemaal
cli-no-session-near = er is geen sessie met “{ $asked }” in de naam; bedoel je “{ $near }”?
cli-many-sessions = “{ $asked }” staat in de naam van meer dan één sessie; noem een groter deel:
    { $list }
cli-no-step = er is geen stap “{ $asked }” in deze sessie; de stappen zijn: { $list }
cli-no-page = die pagina is er niet; er { $pages ->
    [one] is er een
   *[other] zijn er { $pages }
}
cli-step-not-reached = aan “{ $step }” is in deze sessie nooit begonnen
cli-nothing-unfinished = er is geen onafgemaakte sessie; “flipover sessions” noemt de sessies die er zijn, “flipover run WORKSHOP” start een nieuwe

## Exports
export-exists = { $path } bestaat al; er is niets overschreven, kies dus een andere map
export-link = { $path } is een koppeling naar ergens anders; er is niets geschreven, kies dus een andere map
export-no-name = “{ $name }” kan hier geen bestandsnaam zijn
cli-nothing-learned = er is nog te weinig om van te leren: de meeste stappen van { $id } zijn nooit gedaan; “flipover times { $id }” zegt welke
export-refused = { $path } kon niet worden geschreven: { $cause }; kies een andere map, of probeer het nog eens
export-not-made = het document { $format } kon niet worden gemaakt, door een fout in flipover zelf; de sessie mist niets, en de andere vormen worden gewoon gemaakt: neem een van die
export-lost = { $n ->
    [one] één invoer van de sessie was niet te lezen; die ontbreekt in wat geschreven is, en de samenvatting zegt dat
   *[other] { $n } invoeren van de sessie waren niet te lezen; die ontbreken in wat geschreven is, en de samenvatting zegt dat
}
session-lost = sessie { $id }: { $n ->
    [one] één invoer was niet te lezen en telt niet mee
   *[other] { $n } invoeren waren niet te lezen en tellen niet mee
}
export-by-owner = --by-owner gaat over agenda's: zet ics bij --to
export-no-dates = geen enkele actie heeft een datum; er is geen agenda geschreven
export-unshown = { $n ->
    [one] pdf: één teken ({ $signs }) kan er niet in, daar staat een *; Word (docx) toont het wel
   *[other] pdf: { $n } tekens ({ $signs }) kunnen er niet in, daar staat telkens een *; Word (docx) toont ze wel
}

## Opening a session
ground-network = De sessies staan op een netwerkschijf: bewaren kan traag zijn of mislukken. Kies met --home een map op deze computer.
session-not-begun = { $fault } Er is geen sessie begonnen. “flipover doctor” zegt wat er mis is; met --home bewaar je in een andere map.
ground-synced = De sessies staan in een map die met andere computers wordt gedeeld. Kies met --home een andere, en deel de documenten achteraf.
# Hetzelfde waar weinig plaats is.
session-damaged-line = { $lines ->
    [one] { $status }; één regel beschadigd
   *[other] { $status }; { $lines } regels beschadigd
}
session-damaged = { $lines ->
    [one] { $status }; één regel van het bestand is beschadigd, de rest telt
   *[other] { $status }; { $lines } regels van het bestand zijn beschadigd, de rest telt
}
opened-damaged = { $lines ->
    [one] Eén regel van het sessiebestand is beschadigd; de rest telt.
   *[other] { $lines } regels van het sessiebestand zijn beschadigd; de rest telt.
}
opened-lost = { $n ->
    [one] Eén invoer was niet te lezen en ontbreekt.
   *[other] { $n } invoeren waren niet te lezen en ontbreken.
}
opened-unlocked = Deze map kent geen vergrendeling: een tweede flipover zou in dezelfde sessie kunnen schrijven. Open de sessie in één venster tegelijk.
opened-torn = Een half geschreven einde is afgeknipt en bewaard in { $path }.
opened-original = Het bestand was anders ingedeeld; zoals het was, staat het in { $path }.
opened-counted = De sessie was afgebroken. { $minutes ->
    [one] De minuut sindsdien telt mee.
   *[other] De { $minutes } minuten sindsdien tellen mee.
}
opened-not-counted = De sessie was afgebroken. De tijd sindsdien telt niet mee.

## Lists
# What `actions` says.
actions-damaged = { $n ->
    [one] één sessie is weggelaten, omdat het bestand beschadigd is: { $list }
   *[other] { $n } sessies zijn weggelaten, omdat hun bestanden beschadigd zijn: { $list }
}
actions-no-client = geen enkele sessie is van een opdrachtgever die “{ $asked }” heet; “flipover sessions” noemt ze met hun opdrachtgever
actions-none-without-client = elke sessie heeft een opdrachtgever
list-id = id
list-title = titel
list-minutes = minuten
list-languages = talen
list-origin = herkomst
list-workshop = workshop
list-client = opdrachtgever
list-started = begonnen
list-state = stand
list-faulty = { $faults ->
    [one] (1 fout)
   *[other] ({ $faults } fouten)
}
origin-bundled = meegeleverd
origin-own = eigen
origin-own-for-bundled = eigen, vervangt de meegeleverde
state-ended = afgerond
state-unfinished = niet af
state-prepared = voorbereid
state-broken-off = afgebroken
state-in-use = in gebruik
state-unreadable = onleesbaar

## Checks
check-theme-right = { $name } klopt: een thema dat te lezen is
check-right = { $name } klopt: { $steps ->
    [one] 1 stap
   *[other] { $steps } stappen
}, { $minutes ->
    [one] 1 minuut
   *[other] { $minutes } minuten
}

## Run sheets
show-facts = { $minutes ->
    [one] 1 minuut
   *[other] { $minutes } minuten
} · { $least } tot { $most } deelnemers
show-materials = Benodigdheden
show-step = { $time }  { $number }. { $title } ({ $minutes } min)
show-intent = Bedoeling:
show-silent = Als het stil blijft:
show-notes = Begeleidersnotities:
show-handout = Hand-out:
show-end = **{ $time }** einde
show-late = Als het uitloopt, zeg:
new-no-id = “{ $asked }” kan geen id zijn; gebruik kleine letters, cijfers en streepjes, zoals team-dag
new-taken = er is al een workshop “{ $id }”; kies een andere id

## Doctor
doctor-wrong = { $n ->
    [one] één ding houdt een workshop tegen; het staat hierboven met een x
   *[other] { $n } dingen houden een workshop tegen; ze staan hierboven met een x
}
doctor-terminal = terminal: { $term }
doctor-true-colour = kleuren: 16 miljoen, zegt de terminal (COLORTERM)
doctor-sixteen = kleuren: 16, twee voor de grond en vijf voor letters; zet COLORTERM=truecolor als deze terminal er meer kan
doctor-indexed = kleuren: 256; zet COLORTERM=truecolor als deze terminal er meer kan
doctor-indexed-in-screen = kleuren: 256, meer toont GNU screen niet
doctor-sixteen-in-screen = kleuren: 16, twee achtergronden en vijf voor letters; met “term screen-256color” in ~/.screenrc worden het er 256, meer toont GNU screen niet
doctor-no-colour = kleuren: geen, zoals gevraagd (NO_COLOR)
doctor-all-signs = tekens: alle, in UTF-8
doctor-console-signs = tekens: die van de Linux-console; halve en kwart cellen heeft hij niet, dus grote letters bestaan uit hele
doctor-no-utf8 = tekens: alleen ASCII, want de locale is niet UTF-8 ({ $locale }): letters verliezen hun accenten, en grote bestaan uit hele cellen; zet LANG=C.UTF-8 voordat de terminal, tmux of GNU screen start
doctor-tmux = in tmux: F-toetsen en Esc kunnen er later aankomen; zet “escape-time” op 0
doctor-size = venster: { $columns } × { $rows }
doctor-small = venster: { $columns } × { $rows }, dat is krap; 80 × 24 leest prettiger
doctor-legible = de zaal kan dit lezen: { $rows } regels op een beeld van 1,5 m hoog, tot ongeveer { $metres } m
doctor-illegible = voor de zaal te klein: { $rows } regels op een beeld van 1,5 m hoog zijn leesbaar tot ongeveer { $metres } m; maak de letters { $factor } keer zo groot ({ $how }), tot er zo'n { $fitting } regels staan
enlarge-plus = Ctrl en +
enlarge-equals = Ctrl en =
enlarge-kitty = Ctrl, Shift en =
enlarge-st = Ctrl, Shift en PgUp
enlarge-xterm = Shift en de + van het numerieke toetsenblok, of Ctrl en de rechtermuisknop
enlarge-mlterm = Ctrl en de rechtermuisknop
enlarge-urxvt = geen toets: start hem met een groter lettertype, zoals “urxvt -fn xft:monospace:size=24”
enlarge-mac = Command en +
doctor-sessions = sessies
doctor-workshops = eigen workshops
doctor-folder = map voor { $name }: { $path }
doctor-folder-later = map voor { $name }: { $path } (komt er zodra hij nodig is)
doctor-folder-refused = map voor { $name }: { $path } neemt niets aan: { $cause }; geef jezelf schrijfrecht, of kies een andere met --home MAP
doctor-network = de sessies staan op een netwerkschijf: bewaren kan daar traag zijn of mislukken; kies met --home een map op deze computer
doctor-synced = de sessies staan in een map die met andere computers wordt gelijkgezet; kies met --home een andere, en deel de verslagen achteraf
doctor-locks = vergrendeling: twee programma's kunnen niet in één sessie schrijven
doctor-no-locks = geen vergrendeling waar de sessies staan: twee programma's zouden in één sessie kunnen schrijven; open een sessie dan in één venster tegelijk, of kies met --home een andere map
doctor-room = vrije ruimte: { $megabytes } MB
doctor-little-room = vrije ruimte: nog maar { $megabytes } MB; maak ruimte vóór de workshop begint
doctor-no-room = vrije ruimte: { $megabytes } MB, te weinig om iets te bewaren; maak eerst ruimte
doctor-scripts = { $n ->
    [one] één workshop is in orde
   *[other] { $n } workshops zijn in orde
}
doctor-in-use = sessie { $id } is nu open in een ander venster
doctor-damaged = sessie { $id }: { $lines ->
    [one] één regel van het bestand is beschadigd; wat te lezen is, telt
   *[other] { $lines } regels van het bestand zijn beschadigd; wat te lezen is, telt
}
doctor-crashed = sessie { $id } is afgebroken; ga verder met “flipover resume { $id }”
doctor-session-count = { $n ->
    [one] één sessie bewaard
   *[other] { $n } sessies bewaard
}
list-step = stap
list-planned = gepland
list-used = duurde
list-sessions = sessies
list-learned = flipover run { $id } --variant learned plant met wat de stappen duurden.

## Privacy
redacted-name = [naam weggehaald]
# Woorden die tussen twee namen staan.
names-between = en met samen of plus
# Woorden die binnen een rol staan, en niet tussen twee namen.
names-within = van voor bij op
# Woorden die voor een rol of een ding staan.
names-articles = de het een
# Woorden die niemands naam zijn waar een naam gevraagd wordt.
names-nobody = naam ik wij we ons jullie zij iedereen allemaal allen alle hele team teams niemand iemand directie leiding bestuur management mt hr it klant klanten opdrachtgever opdrachtgevers afdeling groep ntb nog onbekend
# Woorden die een rol, een vak of een afdeling zijn, zodat waar er een in staat niemand in het bijzonder is. Vanaf zes
# letters ook als het eind van een woord.
names-roles = ambassadeur oprichter vennoot projectgroep werkgroep stuurgroep kwartiermaker aanspreekpunt trekker manager leider leidster teamleider directeur directrice hoofd afdelingshoofd planner monteur adviseur adviseuse beheerder medewerker medewerkster coordinator assistent assistente specialist secretaris secretaresse controller begeleider regisseur ondernemer eigenaar leidinggevende voorzitter penningmeester bestuurder commissaris verkoper verkoopster inkoper inkoopster receptionist receptioniste telefonist telefoniste chauffeur schoonmaker technicus ontwikkelaar ontwerper ingenieur analist boekhouder accountant jurist recruiter trainer docent verpleegkundige verzorgende therapeut vrijwilliger stagiair stagiaire uitzendkracht opzichter uitvoerder werkvoorbereider ploeg ploegen inkoop verkoop financien planning communicatie ict magazijn productie logistiek techniek receptie binnendienst buitendienst klantenservice personeelszaken administratie ondernemingsraad directielid dienst collega deelnemer
# Vakken die met een hoofdletter ook achternamen zijn.
names-trades = bakker visser slager timmerman smid boer kok kuiper mulder koster dekker schilder schipper jager meester baas voorman chef coach arts huisarts leraar balie kassa
# Namen die ook woorden zijn. Alleen in een zin tellen ze alleen met een hoofdletter.
names-words = wil roos mark max ben jan mei storm beer wolf linde fleur sterre ster lot pien bo iris jasmijn vlinder bloem merel wit groen zwart bruin rood grijs klein groot kort lang goed jong oud rijk vrij mooi sterk prins koning keizer graaf hertog bos berg dijk veld meer vos haas haan leeuw valk mus spreeuw boer bakker visser slager timmerman smid kok kuiper mulder koster dekker schilder schipper jager meester baas zomer winter dam brug hout steen molen kamp linden
# Woorden die boven de kolommen van een lijst van mensen staan, en niemand noemen.
names-columns = naam namen voornaam roepnaam achternaam familienaam tussenvoegsel volledige rol rollen functie taak afdeling team persoon deelnemer deelnemers aanwezigen nr nummer
# Woorden waar geen naam achter staat: een lidwoord, een getal.
names-not-after = een de het elke elk iedere ieder geen dit dat deze onze ons jullie uw je jouw mijn hun zijn haar één twee drie
privacy-no-name = er staat geen woord in de naam om naar te zoeken
privacy-refused = { $path } blijft zoals het is. { $why }
privacy-no-event = er is geen regel met nummer { $number }; er is niets veranderd
privacy-wordless = in regel { $number } heeft niemand iets gezegd, en de sessie steunt erop; er is niets veranderd
privacy-not-found = de naam komt in deze sessie niet voor; er is niets veranderd
privacy-only-client = de naam komt alleen voor in de naam van de opdrachtgever, de groep of de sessie zelf; met --client gaat hij ook daar weg. Er is niets veranderd
privacy-nobody = in deze sessie staat nergens iemand genoemd waar een naam gevraagd wordt; er is niets veranderd
privacy-done = { $places ->
    [0] { $records ->
        [0] Er hoefde niets te veranderen in { $path }.
        [one] Er is 1 regel leeggemaakt in { $path }.
       *[other] Er zijn { $records } regels leeggemaakt in { $path }.
    }
    [one] Eén keer weggehaald, uit { $records ->
        [one] 1 regel
       *[other] { $records } regels
    } van { $path }.
   *[other] { $places } keer weggehaald, uit { $records ->
        [one] 1 regel
       *[other] { $records } regels
    } van { $path }.
}
# Daarna volgen de plekken, elk met het nummer van de regel en een letter, en in de zin waar de naam in staat.
privacy-would = { $places ->
    [0] { $records ->
        [0] Er hoeft niets te veranderen in { $path }.
        [one] Er zou 1 regel leeggemaakt worden in { $path }:
       *[other] Er zouden { $records } regels leeggemaakt worden in { $path }:
    }
    [one] Eén keer zou een naam verdwijnen uit { $path }. Wat tussen » en « staat, wordt { $put }:
   *[other] { $places } keer zou een naam verdwijnen, uit { $records ->
        [one] 1 regel
       *[other] { $records } regels
    } van { $path }. Wat tussen » en « staat, wordt { $put }:
}
privacy-stays = { $place }  → blijft
privacy-would-empty = { $record }  → leeggemaakt
privacy-would-beside = Ernaast zou verwijderd worden:
    { $list }
privacy-would-unread = { $lines ->
    [one] Eén onleesbare regel zou ook verdwijnen: niemand kan zeggen wat erin staat.
   *[other] { $lines } onleesbare regels zouden ook verdwijnen: niemand kan zeggen wat erin staat.
}
privacy-keep = Laat je een naam staan, zeg dan waar: --keep 17a,23 laat plek 17a en alles van regel 23 staan.
privacy-no-place = er is geen plek { $place } waar een naam zou verdwijnen; er is niets veranderd
privacy-roles = Opgevat als rol of afdeling, en gelaten zoals het is: { $list }. Is een ervan toch een persoon: flipover redact SESSIE --person NAAM.
privacy-ask = Er is niets veranderd. Met --yes gaat het er voorgoed uit; dat is niet terug te draaien.
privacy-numbered = { $people ->
    [one] Eén persoon heet nu P1.
   *[other] { $people } mensen heten nu P1 tot en met P{ $people }.
}
privacy-beside = Ernaast verwijderd:
    { $list }
privacy-unread = { $lines ->
    [one] Eén onleesbare regel is ook weg: niemand kan zeggen wat erin stond.
   *[other] { $lines } onleesbare regels zijn ook weg: niemand kan zeggen wat erin stond.
}
privacy-client-left = Er staat nog een naam in de naam van de opdrachtgever, de groep of de sessie zelf; met --client gaat die ook daar weg.
privacy-unknown-names = Wie alleen in een zin genoemd wordt, kent het programma niet. Lees de sessie na, en gebruik daarvoor “flipover redact SESSIE --person NAAM”.
privacy-beyond = Buiten bereik van het programma: documenten die al geëxporteerd zijn, back-ups, de geschiedenis van gesynchroniseerde mappen, andere sessies, en wat een schijf of SSD nog van het oude bestand bewaart. Ruim die zelf op.
purge-none = { $days ->
    [one] Er is geen sessie waarin een dag of langer niets is gebeurd.
   *[other] Er is geen sessie waarin { $days } dagen of langer niets is gebeurd.
}
purge-would-go = { $day }  { $id } ({ $files ->
    [one] 1 bestand
   *[other] { $files } bestanden
})
purge-gone = { $day }  { $id }: verwijderd
purge-in-use = { $day }  { $id }: in gebruik, blijft
purge-not-here = { $path } staat niet in de map met sessies: verwijder het daar zelf
purge-ask = Er is niets verwijderd. Met --yes gaan ze voorgoed weg.
purge-done = { $gone ->
    [0] Er is niets verwijderd
    [one] Er is 1 sessie verwijderd
   *[other] Er zijn { $gone } sessies verwijderd
}{ $kept ->
    [0] .
    [one] ; 1 blijft.
   *[other] ; { $kept } blijven.
}

## Waar een gegeven van een sessie over gaat
fact-step = de stap waar de workshop staat
fact-people = hoeveel mensen er zijn
fact-people-listed = wie er in de zaal zijn
fact-assumption = waarin maanden, weken en dagen worden geteld
fact-minutes = minuten voor “{ $step }”
fact-item = een item van “{ $step }”
fact-order = de volgorde van de items van “{ $step }”
fact-theme = het thema van “{ $item }”
fact-chosen = de items die voor “{ $step }” gekozen zijn
fact-detail = “{ $step }”, bij “{ $item }”
fact-voters = hoeveel mensen er stemmen in “{ $step }”
fact-votes = de stickers voor “{ $item }” in “{ $step }”
fact-scores = de scores voor “{ $item }” in “{ $step }”
fact-chains = het aantal ketens in “{ $step }”
fact-mark = de markering van “{ $item }” in “{ $step }”
fact-review = wat er van “{ $item }” geworden is
fact-note = een notitie

## Kopieën van een sessie
copy-same = gelijk aan “{ $other }”
copy-behind = { $there ->
    [one] “{ $other }” heeft dit allemaal ook, plus één wijziging
   *[other] “{ $other }” heeft dit allemaal ook, plus { $there } wijzigingen
}
copy-ahead = { $here ->
    [one] heeft alles van “{ $other }”, plus één wijziging
   *[other] heeft alles van “{ $other }”, plus { $here } wijzigingen
}
copy-diverged = los van “{ $other }” sinds { $since }: { $here ->
    [one] één wijziging
   *[other] { $here } wijzigingen
} alleen hier, { $there } alleen daar
copy-different = “{ $other }” is een kopie waarin iets anders staat: in een van de twee zijn namen verwijderd of is met de hand iets veranderd
opened-copy-behind = { $there ->
    [one] Eén wijziging staat alleen in een kopie
   *[other] { $there } wijzigingen staan alleen in een kopie
} die deze hele sessie heeft: “{ $other }”. Ga daarmee verder, of neem later over wat ontbreekt: { $command }
opened-copy-diverged = { $there ->
    [one] Eén wijziging staat alleen in een kopie
   *[other] { $there } wijzigingen staan alleen in een kopie
} van deze sessie: “{ $other }”. Overnemen kan als deze gesloten is: { $command }
opened-copy-different = In een kopie van deze sessie staat iets anders: “{ $other }”. In een van de twee zijn namen verwijderd of is met de hand iets veranderd.

## Een kopie overnemen
merge-same-file = “{ $session }” en “{ $copy }” zijn hetzelfde bestand
merge-other = “{ $copy }” is een andere sessie: de id is { $there }, niet { $here }. Er is niets overgenomen
merge-differs = regel { $here } van “{ $session }” en regel { $there } van “{ $copy }” zijn hetzelfde moment, maar er staat iets anders: in een van de twee zijn namen verwijderd, is iedereen anoniem gemaakt of is met de hand iets veranderd. Er is niets overgenomen, zodat niets terugkomt wat eruit moest
merge-gap-here = regels { $from } tot en met { $to } zijn niet te lezen in “{ $session }”, zodat niet te zeggen is wat daar ontbreekt. Neem andersom over: flipover merge "{ $copy }" "{ $session }"
merge-gap-there = regels { $from } tot en met { $to } zijn niet te lezen in “{ $copy }”, in het deel dat beide hebben, zodat niet te zeggen is wat alleen daar staat. Er is niets overgenomen
merge-unclear = er is niet te zeggen welke regels van “{ $copy }” al in “{ $session }” staan: een van de twee is met de hand samengesteld, of de regel waarmee een gang van het programma begint is beschadigd. Er is niets overgenomen
merge-newer = in { $path } staan regels van een nieuwere flipover; die kan “{ $session }” en “{ $copy }” samenvoegen. Er is niets overgenomen
merge-nothing = “{ $session }” heeft alles wat “{ $copy }” heeft; er valt niets over te nemen.
merge-takes = { $n ->
    [0] Het einde van een eerdere, afgebroken overname wordt aan “{ $session }” toegevoegd; alles uit “{ $copy }” staat er al in.
    [one] “{ $copy }” heeft één wijziging die in “{ $session }” ontbreekt:
   *[other] “{ $copy }” heeft { $n } wijzigingen die in “{ $session }” ontbreken:
}
merge-more = { $n ->
    [one]   en nog één
   *[other]   en nog { $n }
}
merge-clashes = { $n ->
    [one] Eén ding staat er niet zoals het in een van de twee was achtergelaten. Klopt dat niet, verander het dan in de sessie:
   *[other] { $n } dingen staan er niet zoals ze in een van de twee waren achtergelaten. Klopt dat niet, verander ze dan in de sessie:
}
merge-clash = - { $about }
    {"  "}in de sessie:  { $here }
    {"  "}in de kopie:   { $there }
    {"  "}wat er staat:  { $stands }
merge-gone = (niets)
merge-empty = (leeg)
merge-unread = { $n ->
    [one] Eén regel van de kopie is niet te lezen en wordt niet overgenomen.
   *[other] { $n } regels van de kopie zijn niet te lezen en worden niet overgenomen.
}
merge-copy-open = “{ $copy }” is in een ander venster geopend: wat daar vanaf nu bij komt, zit hier niet in. Neem nog een keer over als die gesloten is.
merge-ask = Er is niets geschreven. Met --yes wordt het overgenomen; “{ $copy }” blijft hoe dan ook zoals hij is.
merge-done = { $n ->
    [0] De overname is compleet in { $path }.
    [one] Eén wijziging is overgenomen in { $path }; “{ $copy }” blijft zoals hij is.
   *[other] { $n } wijzigingen zijn overgenomen in { $path }; “{ $copy }” blijft zoals hij is.
}
privacy-copies = Wat hier verwijderd is, kan nog in deze kopieën van de sessie staan; doe daar hetzelfde, of ruim ze op:
    {"  "}{ $list }

# Welk bestand de sessie is
opened-rescue = De schijf weigerde het eigen bestand van de sessie; ze gaat verder in het reddingsbestand { $path }.
left-elsewhere = Het bestand van de sessie nam niets meer aan, daarom staat de hele sessie in een nieuw bestand: { $path }. “flipover resume” gaat daar verder.
left-badly = { $n ->
    [0] De sessie is niet netjes afgesloten: { $why } Alles wat daarvoor is gezegd, staat in het bestand.
    [one] 1 invoer staat NIET op schijf, en geen andere map nam de sessie aan. { $why }
   *[other] { $n } invoeren staan NIET op schijf, en geen andere map nam de sessie aan. { $why }
}
session-rescued = { $status }; in een reddingsbestand: { $path }
privacy-would-same = Hetzelfde zou veranderen in { $path }
privacy-would-in = In { $path }:
privacy-would-rename = Zou een andere naam krijgen:
    { $list }
purge-stays = { $day }  { $id }: blijft. { $why }
purge-leftovers = Achtergebleven van sessies die weg zijn:
purge-leftovers-gone = Achtergebleven van sessies die weg zijn, en nu verwijderd:
doctor-leftovers = Achtergebleven van sessies die weg zijn (“flipover purge” neemt ze mee):
    { $list }
doctor-rescued = { $id } gaat verder in een reddingsbestand, omdat de schijf het eigen bestand weigerde: { $path }
doctor-in-memory = De sessies staan in het geheugen van deze computer: ze zijn weg als die uitgaat.
cli-only-a-copy = er is geen sessie meer die “{ $asked }” heet; “{ $copy }” is een kopie ervan. Noem de kopie voluit als je die bedoelt. Er is niets veranderd
export-over-session = { $path } bevat een sessie, daarom is er niets overheen geschreven; kies een andere map met --out
purge-part = “{ $asked }” is een deel van een naam, hier van “{ $name }”. Geef de hele naam om de sessie te verwijderen; er is niets verwijderd
