# schermen (nl)

## Acties: de velden
action-what = wat
action-who = wie
action-when = uiterlijk
action-first-step = eerste stap
action-needs = nodig
theme-name = thema

## Wat acties doen, zoals hulp en actielijst het zeggen
do-help = Hulp bij wat hier werkt
do-palette = Elke actie vinden op naam
do-interrupt = Het programma verlaten (twee keer drukken)
do-escape = Het veld verlaten, het venster sluiten
do-confirm = Toevoegen, bevestigen, verder
do-next-field = Volgend veld
do-previous-field = Vorig veld
do-next = Volgende stap
do-prepare = Voorbereiden: zo bewaren en later beginnen
do-open-prepared = De gekozen sessie openen: een voorbereide zonder te beginnen, een die voorbij is om te verbeteren
do-begin = Beginnen: de eerste stap en zijn klok
do-plan = De minuten van de stappen veranderen, of stappen weglaten
do-previous = Vorige stap
do-clock = De klok starten of stilzetten
do-more = Een minuut erbij
do-less = Een minuut eraf
do-silent = De groep is stil: wat je nu kunt proberen
do-note = Voor parkeerplaats, besluiten, citaten of notities
do-parking-lot = Op de parkeerplaats zetten
do-decision = Een besluit vastleggen
do-quote = Een citaat vastleggen
do-own-note = Een notitie voor jezelf
do-lists = Parkeerplaats, besluiten, citaten en notities tonen
do-undo = De laatste wijziging ongedaan maken
do-redo = Opnieuw doen wat ongedaan is gemaakt
do-skip = Deze stap overslaan
do-people = Het aantal mensen in de zaal wijzigen
do-people-list = De mensen in de zaal, op naam
do-next-line = Volgende regel; op een lege laatste de lijst bewaren
do-keep-people = De lijst bewaren
do-read-otherwise = Een komma tussen twee namen anders lezen
do-voters = Het aantal stemmers wijzigen
do-ballot = Geheim stemmen of scoren: de laptop gaat rond
do-back = Terug naar het beginscherm
do-edit = Naar het tekstveld, het gekozen item bewerken
do-up = Omhoog
do-down = Omlaag
do-left = Naar links
do-right = Naar rechts
do-choice-before = De keuze ervoor
do-choice-after = De keuze erna
do-dot-less = Een sticker minder
do-dot-more = Een sticker meer
do-one-less = Eén minder
do-one-more = Eén meer
do-leave-empty = Leeg laten
do-ballot-on = Verder, bevestigen
do-ballot-stop = Stoppen, terug
do-expect-more = Er doet nog iemand mee
do-drop-step = De stap laten vervallen, of terugzetten
do-first = Naar het eerste
do-last = Naar het laatste
do-move-up = Het item omhoog
do-move-down = Het item omlaag
do-join = Samenvoegen met een ander item
do-split = Het item in tweeën splitsen
do-remove = Verwijderen
do-remove-all = Alle items van deze stap verwijderen
do-mark-intact = Markeren: heel
do-mark-changed = Markeren: veranderd
do-mark-lost = Markeren: verloren
do-addition = Vastleggen wat gehoord is maar nooit gezegd
do-chain = De andere keten
do-chains = Eén keten of twee
do-assumption = Echte tijd anders rekenen (40, 36 of 38 uur, kalender)
do-stage-back = Eén stadium terug
do-read = Bedoeling, aanwijzingen en hand-out helemaal lezen
do-carry = Items overnemen uit een eerdere sessie
do-paste-again = Nog eens kijken naar wat geplakt is en niet toegevoegd
do-keep-paste = Wat geplakt is bewaren voor later
do-review = Acties van vorige keer nalopen
do-toggle-all = Alles aanvinken of niets
do-review-done = De actie is klaar
do-review-carried-on = De actie gaat door in deze sessie
do-review-dropped = De actie vervalt
do-theme = Het volgende thema: licht, donker, hoog contrast
do-bell = Geluid als de tijd om is, of niet
do-mouse = De muis voor flipover of voor de terminal
do-language = Nederlands of Engels

## Hetzelfde in de voetregel
do-help-short = hulp
do-palette-short = acties
do-next-short = volgende
do-heading-short = wie en wanneer
do-people-list-short = namen
do-next-line-short = volgende regel
do-keep-people-short = bewaren
do-read-otherwise-short = anders lezen
do-clock-short = klok
do-more-short = +1 min
do-silent-short = stilte
do-read-short = notities
do-carry-short = eerdere sessie
do-toggle-all-short = alles of niets
do-review-done-short = klaar
do-review-carried-on-short = gaat door
do-review-dropped-short = vervalt
do-note-short = noteer
do-confirm-short = verder
do-yes-short = ja
do-keep-paste-short = voor later
do-add-short = toevoegen
do-type-short = typen
do-save-short = bewaren
do-start-short = begin
do-prepare-short = voorbereiden
do-open-prepared-short = openen, niet beginnen
do-correct-session = De sessie openen om te verbeteren
do-correct-session-short = verbeteren
do-correct = Een stap van de sessie verbeteren; de tijden blijven
do-correct-short = stap verbeteren
do-begin-short = beginnen
do-plan-short = programma
do-scroll-short = verder kijken
do-other-list-short = andere lijst
do-open-session-short = sessie
do-next-field-short = volgend veld
do-stage-back-short = terug
do-mark-intact-short = heel
do-mark-changed-short = veranderd
do-mark-lost-short = verloren
do-addition-short = toevoeging
do-voters-short = stemmers
do-ballot-short = geheim
do-alone-short = ik ben alleen
do-close-ballot-short = afsluiten
do-count-short = tellen
do-pass-on-short = doorgeven
do-hand-in-short = inleveren
do-give-nothing-short = wissen
do-look-again-short = terug
do-next-row-short = verder
do-stop-short = stoppen
do-one-less-short = minder
do-one-more-short = meer
do-leave-empty-short = leeg
do-expect-more-short = nog iemand
do-edit-short = bewerken
do-move-up-short = verplaatsen
do-join-short = samenvoegen
do-split-short = splitsen
do-remove-short = weg
do-down-short = kiezen
do-right-short = kiezen
do-previous-short = terug naar de laatste stap
do-lists-short = lijsten
do-undo-short = ongedaan
do-export-short = samenvatting
do-back-short = naar begin
do-language-short = English
do-theme-short = thema

key-space = Spatie

## Waar toetsen werken
where-anywhere = Overal
where-session = In een sessie, ook tijdens het typen
where-outside = In een sessie, buiten een tekstveld (Esc verlaat het veld)
where-field = In een tekstveld
where-list = In een lijst
where-items = Op een item
where-vote = Bij het stickeren
where-rate = Bij het scoren
where-ballot = Bij geheim stemmen
where-stage = In de cascade
where-grid = In het raster
where-picture = In het beeld
where-over = Als de workshop afgelopen is
where-prepared = In een voorbereide sessie
where-home = Op het beginscherm
where-open-actions = Bij de openstaande acties
where-form = In dit formulier
where-people = In de lijst van mensen
where-window = In dit venster

## Beginscherm
home-tagline = workshops, stap voor stap
home-workshops = Workshops
home-sessions = Sessies
home-actions = Open acties
home-no-actions = Er staan geen acties open.
# From Monday on.
weekdays-short = ma di wo do vr za zo
home-no-day = geen dag
home-overdue = te laat: { $day }
home-action-session = sessie: { $id }
said-settled = “{ $what }”: { $outcome }, genoteerd in de sessie. { $key } neemt het terug.
said-settled-back = “{ $what }” staat weer open.
said-no-action-chosen = Kies eerst een actie.
said-none-settled = Hier is nog niets van acties genoteerd. Wat er eerder genoteerd is, neem je terug in de sessie zelf.
actions-not-settled = Wat ervan geworden is, is niet genoteerd: { $why }
actions-changed = De actie is intussen veranderd of weg. Zo is de lijst nu.
home-filter = typ om te zoeken
home-workshop-line = { $full } min, kort { $short } · { $low }–{ $high } mensen
home-faulty = In dit script zitten fouten
home-reading = De sessies worden gelezen …
home-no-sessions = Nog geen sessies. Kies een workshop onder Workshops en druk op Enter.
home-no-match = Niets gevonden. Esc wist het zoekveld.
home-branched = afgetakt om { $at }
home-ended = afgelopen, { $minutes } min
home-ended-keys = afgelopen, { $minutes } min — Enter speelt haar af, F2 opent haar om iets te verbeteren
home-prepared-line = voorbereid
home-prepared = voorbereid — Enter begint, F2 opent eerst
home-open = open bij stap { $step }: { $title }
# Hetzelfde waar weinig plaats is.
home-crashed-line = onverwacht gestopt, stap { $step }
home-crashed = onverwacht gestopt bij stap { $step }: { $title } — Enter gaat verder
home-unreadable = onleesbaar
home-in-use = loopt nu in een ander venster, stap { $step }: { $title }
home-apart = nog een kopie
home-session-id = bestand: { $id }.ron
language-name = Nederlands
home-minutes = volledig kort
materials = Benodigdheden
date-short = %d-%m-%Y
date-time-short = %d-%m-%Y %H:%M

## Het startformulier
form-title = Nieuwe sessie
form-hint = Alles mag leeg blijven of later veranderen. Enter start de eerste stap en de klok; F2 bewaart het voor later.
form-learned-offer = { $n ->
    [one] Naar wat de stappen in je eerdere sessie kostten, kom je op { $minutes } minuten; kies de lengte “{ variant-learned }” om daarmee te plannen.
   *[other] Naar wat de stappen in je { $n } eerdere sessies doorgaans kostten, kom je op { $minutes } minuten; kies de lengte “{ variant-learned }” om daarmee te plannen.
}
form-learned = { $n ->
    [one] Elke stap krijgt de minuten die hij in je eerdere sessie kostte; wat daar niet is gedaan, houdt zijn eigen minuten.
   *[other] Elke stap krijgt de minuten die hij in je { $n } eerdere sessies kostte, de mediaan; wat in geen ervan is gedaan, houdt zijn eigen minuten.
}
form-client = opdrachtgever
form-group = groep
form-people = mensen
form-facilitator = begeleider
form-language = taal
form-variant = lengte
form-until = minuten, eindtijd
variant-full = volledig
variant-short = kort
variant-own = eigen
variant-learned = als eerder
form-run-sheet = Draaiboek: { $minutes } minuten, tot { $end } als je nu begint
form-more-steps = … en { $n } meer, tot { $end }
form-wrong-people = Typ een aantal mensen van 1 tot 999.
form-wrong-until = Typ minuten, zoals 95, of een eindtijd, zoals 16:30.
form-end-of-later = Een eindtijd is nog niet bekend voordat hij begint. Typ minuten, zoals 95.
form-passed = Het is al { $end } geweest. Typ een eindtijd die nog komt, of minuten, zoals 95.
form-spare = De hele workshop duurt { $full } van de { $minutes } minuten die je hebt: hij is eerder afgelopen.
form-size = Hij is bedoeld voor { $low } tot { $high } mensen.
form-left-out = Valt weg: { $list }.
form-too-short = Deze workshop duurt minstens { $minutes } minuten.

## De console
agenda = Programma
step-next = → { $time } { $title }
step-of = { $n } van { $count }
head-ends = einde { $time }
head-ended = geëindigd { $time }
head-late = { $minutes } min later
head-early = { $minutes } min eerder
head-saved = bewaard
head-saving = { $n } te bewaren
head-read-only = alleen lezen
intent = Bedoeling
notes = Voor jou
handout = Hand-out
notes-more = … meer: Esc, dan m
picture-more = … meer: Esc, dan R
clock-paused = staat stil
clock-paused-long = staat stil — F2 gaat verder
clock-corrected = voorbij, en wordt verbeterd: er loopt geen tijd
clock-again = klaar; je kijkt erop terug
clock-over = De tijd is om
clock-until = van { $minutes } min, tot { $time }
clock-step-left = nog { $left } in deze stap
field-hint = één regel, één item
as-before = (als de vorige)
field-selected = Typen vervangt het; → houdt het
field-no-day = nog geen dag
editing = Bewerk { $n }: Enter bewaart, Esc laat het zoals het was.
items-of = { $n } van { $max }
items-count = { $n ->
    [one] 1 item
   *[other] { $n } items
}
no-items-yet = Nog niets. Typ wat mensen zeggen; Enter voegt het toe.
no-input = Er is nog niets om mee te werken: de stap waarop deze voortbouwt is leeg. Ga terug met PgUp of verder met PgDn.
more-lines = nog { $n }
more-above = … { $n } meer ↑
more-below = … { $n } meer ↓
too-small = Het venster is te klein: flipover heeft { $columns } × { $rows } nodig. Alles blijft werken.
not-marked = nog niet gemarkeerd

## Stickeren en scoren
vote-head = { $voters ->
    [one] 1 stemmer
   *[other] { $voters } stemmers
}, elk { $dots ->
    [one] 1 sticker
   *[other] { $dots } stickers
}, hoogstens { $most } op één item: nog { $left } te geven. Typ het aantal en Enter.
vote-tie = Er { $seats ->
    [one] kan er één door
   *[other] kunnen er { $seats } door
}; op de grens staan er { $n } gelijk. Vraag de groep, anders geldt de lijst.
taken-tie = Er { $seats ->
    [one] kon er één door
   *[other] konden er { $seats } door
}; op de grens stonden er { $n } gelijk. Wat het eerst in de lijst stond, ging door.
scores = scores
rate-head = Scores van { $low } tot { $high }.
rate-hint = { $high } { $less } { $high }   of   { $high }x3: drie keer de score { $high }
rate-echo = { $score }: { $n } keer
rate-echo-all = n = { $n }
rate-cell = { $mean } (n={ $n })
rate-summary = n={ $n }, gemiddeld { $mean }, { $band }

## Geheim stemmen
ballot-title = Geheim stemmen
ballot-title-scores = Geheim scoren
ballot-pass = Geef de laptop aan de volgende.
ballot-count = { $n } van { $of } { $of ->
    [one] briefje
   *[other] briefjes
} binnen
ballot-alone = Enter: ik zit er alleen voor.
ballot-promise = Alleen de optelsom wordt bewaard, niet wat één mens geeft. Begeleider: Esc sluit af.
ballot-everyone = Iedereen is geweest.
ballot-give-back = Geef de laptop terug aan de begeleider. Enter: afsluiten.
ballot-dots = { $dots ->
    [one] Je hebt 1 sticker
   *[other] Je hebt { $dots } stickers
}, hoogstens { $most } op één item: nog { $left } over.
ballot-how-dots = Typ een aantal of gebruik ← →; Enter gaat verder.
ballot-scores = Geef scores van { $low } tot { $high }: typ een cijfer of gebruik ← →. Overslaan mag.
ballot-group = Jouw groep: { $groups }
ballot-choose = kies
ballot-done = Klaar
ballot-ask-dots = { $left ->
    [0] Al je stickers zijn geplakt.
    [one] Je hebt nog 1 sticker over.
   *[other] Je hebt nog { $left } stickers over.
} Inleveren? Daarna is er niets meer van te zien en kun je het niet meer wijzigen. Enter: inleveren. Esc: terug.
ballot-ask-scores = { $left ->
    [0] Overal staat een score.
    [one] Er is nog 1 score leeg.
   *[other] Er zijn nog { $left } scores leeg.
} Inleveren? Daarna is er niets meer van te zien en kun je het niet meer wijzigen. Enter: inleveren. Esc: terug.
ballot-ask-clear = Stoppen zonder in te leveren? Je briefje wordt gewist en telt niet mee. Enter: wissen. Esc: terug.
ballot-close = Begeleider: nu afsluiten en tellen?
ballot-replaces = Er zijn al stickers geteld. De briefjes komen daarvoor in de plaats; ongedaan maken brengt de oude telling terug.
ballot-adds = Er staan al scores. De briefjes komen erbij.
ballot-few = Bij minder dan vijf briefjes kan de uitslag naar mensen wijzen.
ballot-close-keys = Enter: tellen. Esc: toch verder doorgeven. +: er doet nog iemand mee.
ballot-empty-keys = Nog niemand was aan de beurt. Enter: stoppen zonder te tellen. Esc: toch doorgeven.

## Eenheden
unit-minutes = { $amount } min
time-minutes = { $minutes ->
    [one] 1 minuut
   *[other] { $minutes } minuten
}
time-seconds = { $seconds ->
    [one] 1 seconde
   *[other] { $seconds } seconden
}
time-both = { $time } minuten
unit-hours = { $n ->
    [one] { $amount } uur
   *[other] { $amount } uur
}
unit-days = { $n ->
    [one] { $amount } dag
   *[other] { $amount } dagen
}
unit-weeks = { $n ->
    [one] { $amount } week
   *[other] { $amount } weken
}
unit-months = { $n ->
    [one] { $amount } maand
   *[other] { $amount } maanden
}

## De cascade
stage-writing = opschrijven
stage-scoring = markeren
cascade-ready = { $points } kernpunten, { $chains ->
    [one] één keten
   *[other] { $chains } ketens
}. Geef iedereen een laag en laat de wachtende lagen buiten gehoorsafstand gaan.
cascade-no-points = Er zijn nog geen kernpunten, dus er valt niets te markeren. Ga met PgUp terug naar de kernpunten.
cascade-people = { $n ->
    [one] 1 persoon
   *[other] { $n } mensen
}
cascade-ready-hint = Enter legt de kaart van de eerste laag op tafel. 2 wisselt tussen één keten en twee.
cascade-card-hint = Enter start het tijdvak: { $time }.
cascade-next = Straks aan de beurt, nu nog buiten: { $level }
cascade-stop = Stop, ook midden in de zin.
cascade-writing-hint = Liggen de pennen neer? Enter opent het raster.
grid-head = { $n }. { $level }
grid-chain = keten { $n } van { $count } (Tab)
grid-legend = =  heel    ~  veranderd    -  verloren    in wat deze laag doorgaf
grid-additions = { $n ->
    [0] Gehoord maar nooit gezegd: nog niets. a voegt iets toe.
    [one] Gehoord maar nooit gezegd: 1
   *[other] Gehoord maar nooit gezegd: { $n }
}
picture-nps = { $score }   n = { $n }, één klasse ≈ { $one } punten
picture-nps-parts = █ { $promoters ->
    [one] 1 promotor
   *[other] { $promoters } promotors
} 9–10   ▒ { $passives } passief 7–8   ░ { $detractors ->
    [one] 1 criticaster
   *[other] { $detractors } criticasters
} 0–6
picture-means = Gemiddelden, laagste eerst
picture-gaps = ● { $first }   ○ { $second }   en het verschil
picture-groups = { $first } hoger (+) of lager (−) dan { $second }
picture-incomplete = Nog niet elk punt is bij elke laag gemarkeerd; Backspace gaat terug naar het raster.
picture-legend = █ heel   ▒ veranderd   · verloren
picture-survival = Wat er overbleef, per laag
picture-yardstick = ┊ ongeveer wat navertellen meestal overlaat (zo'n 70% weg na vijf tot zes keer)
picture-loss = Grootste verlies bij: { $levels } ({ $n } kernpunten).
picture-prediction = De groep verwachtte { $predicted }; er kwamen er { $arrived } heel aan.
picture-by-type = Welk soort inhoud aankwam
picture-additions = Gehoord maar nooit gezegd
picture-down-up = Omlaag tegenover omhoog
picture-down = omlaag
picture-up = omhoog
picture-real-clock = Hoe de uitrol de tijd verdeelt
picture-own-clock = Jullie eigen laatste plan
picture-old-clock = Jullie klok tot nu toe
picture-new-clock = Jullie nieuwe klok
picture-ratio = { $ratio } : 1
picture-log = Balken op een logaritmische schaal; { $assumption }. Doorlooptijd is geen inspanning. A rekent anders (eerst Esc).

## Stilte
silent-title = Stilte: { $n } van { $count }
silent-wait = Wacht twintig seconden en kijk vriendelijk. Geef zelf geen antwoord.
silent-repeat = Herhaal de vraag in minder woorden.
silent-write = Eén minuut schrijven, ieder voor zich.
silent-pairs = Twee minuten in tweetallen; vraag het dan de tweetallen.
silent-park = Zet het op de parkeerplaats en ga door.
silent-brief = Geef eerst zelf een voorbeeld.
silent-collect = “Noem er één, hij mag onaf zijn.”
silent-vote = “Kies wat jij zou missen.”
silent-rate = Scores op briefjes; praten komt later.
detail-filled = { $filled } van { $of } ingevuld
silent-detail = Geef expres een fout antwoord en laat je verbeteren.
silent-cascade = “Wat hoorde jij letterlijk?”
silent-actions = “Wat kan voor vrijdag?”

## Lijsten van de sessie
list-parking-lot = Parkeerplaats
list-decisions = Besluiten
list-quotes = Citaten
list-notes = Notities
note-menu-title = Waar is het voor?
note-text = wat
note-by = wie
note-said-by = gezegd door
lists-title = Parkeerplaats, besluiten, citaten, notities
lists-empty = Nog niets genoteerd. F9 voegt op elk moment iets toe.

## Eerdere sessies
carry-title = Items uit een eerdere sessie
carry-empty = Er is nog geen eerdere sessie waaruit deze stap iets kan overnemen.
carry-damaged = { $n ->
    [one] Eén sessie is weggelaten: het bestand is beschadigd.
   *[other] { $n } sessies zijn weggelaten: hun bestanden zijn beschadigd.
}
carry-kept-back = { $n ->
    [one] Eén item blijft achter: er is geen toestemming om het door te vertellen.
   *[other] { $n } items blijven achter: er is geen toestemming om ze door te vertellen.
}
carry-no-list = Overnemen kan alleen bij een stap waarin de groep items verzamelt.
carry-none-marked = Er is niets aangevinkt. Spatie vinkt een item aan, a alles.
said-carried = { $n ->
    [one] Eén item overgenomen.
   *[other] { $n } items overgenomen.
}
said-carried-less = { $n ->
    [one] Eén item overgenomen
   *[other] { $n } items overgenomen
}, zonder { $dropped ->
    [one] één antwoord dat
   *[other] { $dropped } antwoorden die
} deze stap niet kent.
banner-open-actions = { $n ->
    [one] Eén actie van vorige keer staat nog open.
   *[other] { $n } acties van vorige keer staan nog open.
} Esc, dan O: nalopen.
review-title = Acties van vorige keer
review-none = Van deze opdrachtgever staan geen acties uit eerdere sessies open.
review-hint = Wat doorgaat, komt bij de acties van deze sessie. Wat je openlaat, komt de volgende keer terug.
review-passed = { $day }, voorbij

## Vensters
help-title = Wat de toetsen hier doen
help-filter = typ om te zoeken
palette-title = Wat wil je doen?
ask-break = Pauze tot wanneer? 15, 20 min, 13:15
break-wrong-until = Typ hoeveel minuten (15) of tot hoe laat (13:15), binnen twaalf uur.
said-break = De zaal ziet de pauze tot { $time }. De klok staat stil; F2 gaat verder.
said-paused = De klok staat stil. Pauze? { $key } zet het einde op de wand.
cue-break-over = De pauze is om. F2 gaat verder.
ask-people = Hoeveel mensen zijn er in de zaal?
ask-people-hint = { $n ->
    [0] Tab  wie dat zijn, op naam
   *[other] Tab  wie dat zijn, op naam ({ $n } op de lijst)
 }
people-title = De mensen in de zaal
people-hint = Eén mens per regel; een voornaam is genoeg. Een rol komt achter een streepje of een komma: Noor – planner. Een lijst kun je plakken.
people-proposed = Dit is de lijst van { $day }, van dezelfde opdrachtgever en groep. Enter bewaart die; verander wat er anders is.
people-count = { $n ->
    [one] 1 mens op de lijst, { $people } in de zaal.
   *[other] { $n } mensen op de lijst, { $people } in de zaal.
 }
people-count-alone = { $n ->
    [one] 1 mens op de lijst.
   *[other] { $n } mensen op de lijst.
 }
people-comma-turned = { $n ->
    [one] Regel { $line }, “{ $typed }”, is gelezen als { $read }. Tab leest het anders.
   *[other] Regel { $line }, “{ $typed }”, is gelezen als { $read }, en zo alle { $n } regels van die vorm. Tab leest ze anders.
 }
people-comma-role = { $n ->
    [one] Regel { $line }, “{ $typed }”, is gelezen als een naam met een rol: { $read }. Tab leest het anders.
   *[other] Regel { $line }, “{ $typed }”, is gelezen als een naam met een rol: { $read }, en zo alle { $n } regels van die vorm. Tab leest ze anders.
 }
people-comma-apart = { $n ->
    [one] Regel { $line }, “{ $typed }”, is gelezen als twee mensen: { $read }. Tab leest het anders.
   *[other] Regel { $line }, “{ $typed }”, is gelezen als twee mensen: { $read }, en zo alle { $n } regels van die vorm. Tab leest ze anders.
 }
people-equal = “{ $name }” staat er { $n } keer (regels { $lines }). Ze blijven allemaal; een rol of een letter achter de naam houdt ze uit elkaar.
people-equal-apart = “{ $name }” staat er { $n } keer (regels { $lines }); de rollen houden ze uit elkaar.
people-equal-apart-more = { $n } namen staan er vaker; de rollen houden ze uit elkaar.
people-equal-more = { $n ->
    [one] Nog 1 naam staat er vaker.
   *[other] Nog { $n } namen staan er vaker.
 }
people-silent = { $more ->
    [0] Nog niets genoteerd van { $names }.
   *[other] Nog niets genoteerd van { $n } mensen: { $names } en nog { $more }.
 }
people-below = nog { $n } hieronder
said-people-listed = { $n ->
    [0] Er staat niemand op de lijst.
    [one] Er staat 1 mens op de lijst.
   *[other] Er staan { $n } mensen op de lijst.
 }
said-people-listed-more = Er staan { $n } mensen op de lijst, en zoveel zijn er nu ook.
said-people-held = De lijst blijft zoals je hem hebt getypt tot je hem weer opent; aan de sessie is niets veranderd.
said-people-unseen = Namen staan hier niet zolang dit scherm toont wat de zaal ziet. F5 gaat eerst terug.
said-people-cut = { $n ->
    [one] Voor 1 regel was geen plaats: op een lijst kunnen hoogstens 999 mensen.
   *[other] Voor { $n } regels was geen plaats: op een lijst kunnen hoogstens 999 mensen.
 }
question-more-people-title = Meer namen dan mensen
question-more-people = Er staan { $n } mensen op de lijst, en het aantal in de zaal is { $people }. Er { $n } van maken?
ask-voters = Hoeveel mensen stemmen er?
ask-addition = Wat is hier gehoord dat nooit gezegd is?
question-keys = Enter  ja      Esc  nee
question-end-title = De laatste stap
question-end = De workshop afsluiten? De klok stopt; je kunt alles nog wijzigen en teruggaan.
question-skip-title = Deze stap overslaan?
question-skip = In deze stap is al iets gedaan. Toch overslaan? Wat er staat blijft bewaard; PgUp gaat ernaar terug.
question-skip-cascade-title = De cascade loopt nog
question-skip-cascade = De cascade is nog niet klaar: er zijn nog lagen aan de beurt of er ontbreken markeringen. Toch overslaan? Wat er staat blijft bewaard; PgUp gaat ernaar terug.
question-remove-all-title = Alle items verwijderen
question-remove-all = Alle items van deze stap verwijderen? Ongedaan maken brengt ze terug.
question-few-title = Weinig briefjes
question-few = { $n ->
    [one] Er is één briefje geteld
   *[other] Er zijn { $n } briefjes geteld
}. Bij minder dan vijf kan de uitslag naar mensen wijzen. Toch aan de zaal tonen?
question-paste-title = Een geplakte tekst
question-paste = { $n ->
    [one] Er is één regel geplakt.
   *[other] Er zijn { $n } regels geplakt.
}{ $marks ->
    [0] {""}
   *[other] {" "}Voor { $marks } ervan stond een opsommingsteken; dat is eraf gehaald.
} { $items ->
    [one] Zo toevoegen, als één item?
   *[other] Zo toevoegen, als { $items } items?
}
paste-keys = Enter  toevoegen    Esc  voor later
paste-keys-pick = Enter  toevoegen    ← →  kiezen    Esc  voor later
paste-keys-picks = Enter  toevoegen    ← →  kiezen    Tab  volgende keuze    Esc  voor later
paste-shape = Eén item is
paste-by-row = een rij, met de cellen in de velden
paste-by-line = een regel
paste-by-paragraph = een alinea
paste-whole = alles bij elkaar
paste-headings = { $n ->
    [one] Het kopje “{ $first }”
   *[other] De { $n } kopjes (“{ $first }” …)
}
paste-headings-items = { $n ->
    [one] een item, net als de andere regels
   *[other] items, net als de andere regels
}
paste-headings-out = weglaten
paste-headings-field = in “{ $field }” van wat eronder staat
paste-head = De eerste rij
paste-head-names = kolomnamen, weglaten
paste-head-item = een item
paste-unread = Regel { $line }: “{ $typed }” is niet te lezen als “{ $field }” en { $goes }.
paste-surplus = Regel { $line } heeft meer cellen dan er velden zijn: “{ $typed }” { $goes }.
paste-goes = komt in “{ $field }”
paste-goes-nowhere = valt weg
paste-missing = Regel { $line } heeft niets voor “{ $field }”, en dat moet: zo kan er niets worden toegevoegd.
paste-too-long = Regel { $line } is langer dan een item kan zijn; het eind valt eraf.
paste-short = { $n ->
    [one] Eén rij heeft minder cellen dan de andere; de rest van haar velden blijft leeg.
   *[other] { $n } rijen hebben minder cellen dan de andere; de rest van hun velden blijft leeg.
}
paste-more-troubles = Zo zijn er nog { $n }: die items hebben hieronder een !.
paste-more-items = … en nog { $n } items.
paste-below = ↓ nog { $n }

## Het einde
over-title = De workshop is afgelopen
over-facts = { $steps ->
    [one] 1 stap
   *[other] { $steps } stappen
} in { $minutes ->
    [one] 1 minuut
   *[other] { $minutes } minuten
} · { $actions ->
    [one] 1 actie
   *[other] { $actions } acties
} · { $decisions ->
    [one] 1 besluit
   *[other] { $decisions } besluiten
}
over-next = e schrijft de samenvatting. a verbetert een stap, en de tijden blijven. PgUp gaat terug naar de laatste stap. q gaat naar het beginscherm.
prepared-title = Voorbereid: { $minutes } minuten, nog niet begonnen
prepared-hint = Enter begint de eerste stap en de klok. T verandert de minuten, D wat erboven staat. De tijden hieronder zijn die als hij nu begon.

## Wat gezegd wordt
said-draft = Half getypte tekst is bewaard en staat weer waar hij stond.
said-half-typed = Wat je typt is nog geen item: Enter voegt het toe. Nog eens dezelfde toets gaat verder; de tekst blijft hier staan.
said-pasted = { $n ->
    [one] Eén item toegevoegd; u neemt het terug.
   *[other] { $n } items toegevoegd; u neemt ze allemaal terug.
}
said-paste-kept = Wat geplakt is, is bewaard: Esc en dan Y laat het weer zien.
said-nothing-pasted = Er is niets geplakt wat nog niet is toegevoegd.
said-paste-nowhere = Wat geplakt is, is bewaard; het kan worden toegevoegd in een stap die items verzamelt.
said-paste-cut = Dit is te veel om in één keer te plakken: alleen ongeveer de eerste miljoen tekens zijn overgenomen. Plak de rest apart.
said-noted = Genoteerd bij: { $list }.
said-note-changed = Gewijzigd, bij: { $list }.
said-note-removed = Weggehaald: “{ $text }”. Na Esc brengt u het terug.
said-item-removed = Weggehaald: “{ $text }”. u brengt het terug.
said-joined = Samengevoegd: “{ $text }”. u haalt ze weer uit elkaar.
said-no-item-to-join = Er is in deze lijst geen ander item om het mee samen te voegen.
said-no-such-number = Er is geen ander item met nummer { $typed }.
join-title = “{ $text }” samenvoegen met
join-number = Nummer, of ↑ ↓:
join-hint = Typ het nummer van het item dat hetzelfde zegt.
join-becomes = Er komt te staan: “{ $text }”.
join-dots = { $n ->
    [one] Het heeft 1 sticker.
   *[other] Het heeft { $n } stickers.
}
join-lost = Van het andere item blijft niet: { $what }.
said-split = Gesplitst: “{ $first }” en “{ $second }”. u maakt er weer één van.
said-no-item-to-split = Er is hier geen item met een tekst om te splitsen.
split-title = Het item in tweeën splitsen
split-hint = Zet de cursor waar het tweede item begint, en dan Enter. De tekst is hier ook te veranderen.
split-becomes = Er komt te staan: “{ $first }” en “{ $second }”.
split-stays = Bij het eerste blijft: { $what }.
said-choose-to-add = Kies ook nog “{ $field }”, met een cijfer of ← →; Enter voegt het item toe.
said-choose-to-save = Kies ook nog “{ $field }”, met een cijfer of ← →; Enter bewaart de wijziging.
said-more = Een minuut erbij: deze stap duurt nu { $minutes } min.
said-less = Een minuut eraf: deze stap duurt nu { $minutes } min.
said-no-theme = Dit item zit in geen thema; er is er dus geen te verwijderen.
said-theme-removed = Thema “{ $name }” is weg; { $n ->
    [0] er zat geen item in
    [one] 1 item staat weer los
   *[other] { $n } items staan weer los
}. u brengt het terug.
said-ballot-in = Het briefje zit erbij. Geef de laptop door.
said-ballots-counted = { $n ->
    [one] 1 briefje geteld. F6 toont de uitslag; u maakt de telling ongedaan.
   *[other] { $n } briefjes geteld. F6 toont de uitslag; u maakt de telling ongedaan.
}
said-ballots-few = { $n ->
    [one] 1 briefje geteld
   *[other] { $n } briefjes geteld
}. Zo weinig kan naar mensen wijzen; F6 vraagt het eerst, voor de zaal de uitslag ziet. u maakt de telling ongedaan.
said-ballot-last = Het briefje zit erbij. Het was het laatste.
said-ballots-kept = { $n ->
    [0] De geheime stemming staat nog open.
    [one] De geheime stemming gaat verder: 1 briefje is binnen.
   *[other] De geheime stemming gaat verder: { $n } briefjes zijn binnen.
}
said-faulty-script = In dit script zitten fouten; ze staan ernaast. Verbeter het bestand en begin opnieuw.
said-gone-with = Daarmee ging ook weg: { $what }. u brengt alles terug.
gone-dots = { $n ->
    [one] 1 sticker
   *[other] { $n } stickers
}
gone-scores = { $n ->
    [one] 1 score
   *[other] { $n } scores
}
gone-details = { $n ->
    [one] wat erbij was ingevuld
   *[other] wat er { $n } keer bij was ingevuld
}
gone-references = { $n ->
    [one] 1 verwijzing ernaar
   *[other] { $n } verwijzingen ernaar
}
said-theme = Thema: { $name }.
said-bell = De laptop geeft geluid als de tijd om is.
said-no-bell = Geen geluid als de tijd om is.
said-mouse = Het wiel van de muis scrolt hier; houd Shift ingedrukt om tekst te selecteren in de terminal.
said-no-mouse = De muis is weer van de terminal: hij selecteert tekst.
question-slept-title = De laptop sliep
question-slept = De laptop sliep { $minutes } { $minutes ->
    [one] minuut
   *[other] minuten
} terwijl de klok liep. Telt die tijd mee? Enter: ja, de zaal werkte door. Esc: nee, de klok gaat verder waar hij stond.
did-sleep = het meetellen van de tijd dat de laptop sliep
said-leave = Druk binnen vijf seconden nog een keer op Ctrl-C om te stoppen.
said-leave-unsaved = { $n ->
    [one] 1 wijziging staat
   *[other] { $n } wijzigingen staan
} niet op schijf. Druk binnen vijf seconden nog een keer op Ctrl-C om toch te stoppen: ze te schrijven wordt dan nog één keer geprobeerd.
said-leave-session = Druk binnen vijf seconden nog een keer op Ctrl-C om te stoppen. Alles is bewaard; de sessie kan later verder.
said-undone = Ongedaan gemaakt: { $what } ({ $time })
said-redone = Opnieuw gedaan: { $what } ({ $time })
said-unowned = { $who ->
    [0] { "" }
   *[other] Zonder trekker: { $who }.{ " " }
}{ $when ->
    [0] { "" }
   *[other] Zonder datum: { $when }.{ " " }
}PgUp gaat terug.
banner-failing = Niet op schijf: { $n ->
    [one] 1 wijziging
   *[other] { $n } wijzigingen
}. Er gaat niets verloren zolang dit venster open blijft; elke twee seconden wordt het opnieuw geprobeerd. { $why }
banner-rescued = Er is niets verloren: het bestand van de sessie was niet meer bruikbaar, dus alles staat nu in een nieuw bestand en gaat daar verder: { $path }
did-entered = naar stap “{ $step }”
did-skipped = “{ $step }” overgeslagen
did-items-added = { $n ->
    [one] een item toegevoegd
   *[other] { $n } items toegevoegd
}
did-items-removed = { $n ->
    [one] een item verwijderd
   *[other] { $n } items verwijderd
}
do-heading = Opdrachtgever, groep, mensen, begeleider of dag verbeteren
did-heading = kop verbeterd
heading-title = Wat er boven de sessie staat
heading-day-hint = De dag blijft leeg, tenzij het een andere was dan waarop alles is getypt. Enter bewaart, Esc laat alles zoals het was.
said-heading = Verbeterd, hier en in alle documenten.
form-day = dag
did-people = aantal mensen
did-people-listed = lijst van mensen
did-ended = einde van de workshop
did-paused = klok stilgezet
did-started = klok gestart
did-time = tijd van de stap
did-edited = een item bewerkt
did-moved = een item verplaatst
did-joined = twee items samengevoegd
did-split = een item gesplitst
did-theme-added = thema “{ $name }”
did-theme-removed = thema “{ $name }” verwijderd
did-detail = gegevens bij een item
did-voters = aantal stemmers
did-votes = stickers
did-scores-of = scores van “{ $item }”
did-ballots = { $n ->
    [one] 1 geheim briefje geteld
   *[other] { $n } geheime briefjes geteld
}
did-stage = stadium van de cascade
did-mark = een markering
did-addition = een toevoeging
did-chains = aantal ketens
did-assumption = hoe echte tijd gerekend wordt
did-chosen = keuze van items
did-note = iets in een lijst
did-settled = actie “{ $item }”: { $outcome }
did-offered = open acties van vorige keer bekeken
did-reviewed = wat er van een eerdere actie is geworden
did-other = een wijziging

## Wat niet kan
refused-at-first = Dit is de eerste stap.
refused-over = De workshop is afgelopen. PgUp gaat terug naar de laatste stap.
refused-nothing-to-undo = Er is niets om ongedaan te maken.
refused-nothing-to-redo = Er is niets om opnieuw te doen.
refused-empty = Er staat nog geen tekst.
refused-too-much = Dit is te veel in één keer; er is niets van overgenomen. Plak het in delen.
refused-full = Deze stap neemt hoogstens { $max } items. Haal er eerst een weg.
refused-too-many-listed = { $n } mensen is meer dan er op een lijst kan: hoogstens { $most }. Er is niets veranderd.
refused-missing = “{ $field }” is nog leeg.
refused-out-of-range = Typ een getal van { $min } tot { $max }.
refused-not-a-choice = Kies een van de mogelijkheden, met het nummer of met de pijltjes.
refused-not-a-number = Dit is geen getal. Typ bijvoorbeeld 12 of 2,5.
refused-not-a-duration = Dit is geen tijdsduur. Typ bijvoorbeeld 4 weken, 2 uur of 90 min.
refused-not-a-date = Dit is geen dag. Typ bijvoorbeeld vrijdag, 3 dec, over twee weken of 2026-12-03.
refused-no-such-day = Die dag bestaat niet in de kalender. Typ bijvoorbeeld 3 dec 2026.
refused-year = Het jaar moet { $first } tot en met { $last } zijn. Typ het met vier cijfers, bijvoorbeeld 3 dec 2026.
refused-weekday = De weekdag past niet: die datum is { $date }. Verander een van de twee.
refused-two-numbers = “{ $typed }” kan { $thousands } of { $decimal } zijn. Typ wat je bedoelt precies zo: { $thousands } of { $decimal }.
refused-over-item = Met deze stemmers kan één item hoogstens { $most } stickers krijgen.
refused-over-own-item = Op één item kun je hoogstens { $most ->
    [one] 1 sticker
   *[other] { $most } stickers
} plakken.
refused-no-group = Kies eerst je groep, dan kun je inleveren.
refused-over-budget = { $left ->
    [0] Er zijn geen stickers meer te geven
    [one] Er is nog maar 1 sticker te geven
   *[other] Er zijn nog maar { $left } stickers te geven
}{ $own ->
    [0] .
   *[other] , dus dit item kan er hoogstens { $most } krijgen.
}
refused-not-a-score = “{ $typed }” is geen score. Scores gaan van { $low } tot { $high }.
refused-half-score = “{ $typed }” is geen heel getal. Typ { $below } of { $above }.
refused-comma-or-half = “{ $typed }” kan meer scores zijn of een half punt. Typ { $apart } voor meer scores; een score is heel, dus anders { $below } of { $above }.
refused-comma = “{ $typed }” kan meer scores zijn of één. Typ een spatie tussen scores: { $apart }.
said-scores-how = Typ bijvoorbeeld { $high } { $less } { $high } of { $high }x3. Esc verlaat het veld; de tekst blijft staan.
refused-off-scale = { $typed } valt buiten de schaal van { $low } tot { $high }.
refused-too-many-scores = “{ $typed }” zijn meer scores dan er mensen in een zaal passen.
doubt-scores = { $scores } scores, en { $people ->
    [one] 1 mens
   *[other] { $people } mensen
} in de zaal. Tel nog eens, of zet met P het aantal mensen.
doubt-dots = Er zijn { $dots } stickers gegeven, en { $voters ->
    [one] 1 stemmer heeft
   *[other] { $voters } stemmers hebben
} er { $budget }. Tel nog eens, of zet met w het aantal stemmers.
said-people = Nu { $people } in de zaal, eerst { $before }.
said-people-answered = Wat in eerdere stappen is geantwoord, telt er { $before }.
doubt-voters = { $voters } stemmers, en { $people ->
    [one] 1 mens
   *[other] { $people } mensen
} in de zaal. Tel nog eens, of zet met P het aantal mensen.
refused-nobody = Er is nog niemand om te stemmen. Zet met w het aantal stemmers.
refused-no-items = Er zijn geen kernpunten om te markeren.
refused-no-actions = Deze workshop heeft geen stap voor acties. Zet het bij de besluiten of op de parkeerplaats.
refused-at-edge = Verder kan niet.
refused-join-itself = Dat is dit item zelf. Kies een ander.
refused-join-dots = Bij “{ $step }” hebben de twee samen { $dots } stickers, en één item kan er hoogstens { $most } hebben. Haal er eerst stickers af.
refused-join-counted = Bij “{ $step }” hebben beide scores of een markering, en die heeft niemand aan één item gegeven. Maak daar eerst een van de twee leeg.
refused-join-permission = Wat er van de twee verder verteld mag worden, is niet hetzelfde. Maak dat eerst gelijk; dan wordt van niemand meer verteld dan mag.
refused-join-too-long = Samen zijn ze langer dan een tekst kan zijn. Het blijven er twee.
refused-split-nowhere = Zet de cursor waar het tweede item begint, met iets ervoor en erachter.
refused-gone = Dat is er niet meer.

## Groeperen
do-remove-theme = Het thema van het gekozen item verwijderen; de items blijven
where-cluster = Bij het groeperen
did-cluster = groepering
cluster-head = Zet het item met een cijfer in een thema, of druk op Enter en geef er een nieuw thema voor een naam. Nog in geen thema: { $left }.
cluster-hint = een thema, als zin
silent-cluster = Pak twee items en vraag: hetzelfde of anders?

## Als de tijd krap wordt
do-late = De rest passend maken voor de tijd die er nog is
do-less-short = −1 min
do-escape-short = laat maar
do-agree-short = akkoord
did-replanned = het nieuwe plan
said-replanned = Het programma is aangepast: einde om { $time }. Ongedaan maken zet het oude terug.
said-planned = Het programma is aangepast: { $minutes } min in totaal. Ongedaan maken zet het oude terug.
said-script-changed = Het script van deze workshop is veranderd sinds het voorbereiden. Deze sessie houdt het script waarmee hij gemaakt is.
said-script-read-again = Het script van deze workshop is veranderd; zo is het nu.
said-script-faulty-now = Het script van deze workshop is veranderd en heeft nu fouten. Dit is hoe het was; “flipover check” noemt ze.
said-script-gone-now = Het script van deze workshop is er niet meer. Dit is hoe het was.
said-script-gone = Het script van deze workshop staat niet meer tussen je workshops. Deze sessie houdt het script waarmee hij gemaakt is.
refused-needed = “{ $step }” is nodig en blijft.
refused-break = De pauze blijft: de groep heeft dan al meer dan anderhalf uur gewerkt.
cue-start = { $minutes ->
    [one] “We nemen hier 1 minuut voor, tot { $time }.”
   *[other] “We nemen hier { $minutes } minuten voor, tot { $time }.”
}
cue-half = “We zijn halverwege.”
cue-two-minutes = “Nog twee minuten: rond je belangrijkste punt af.”
cue-half-minute = “Dertig seconden.”
cue-time-up = “De tijd is om. Eén zin nog, dan door.”
cue-over = Over de tijd. { $more } geeft een minuut erbij, { $plan } past de rest aan de tijd aan.
break-due = Al { $minutes } minuten zonder pauze. Las er een in; vijf minuten is genoeg.
late-title = De tijd die er nog is
plan-title = Het programma
plan-lengths = { $becomes ->
    [one] 1 minuut
   *[other] { $becomes } minuten
 } in totaal, was { $was }. → en ← geven een stap een minuut meer of minder, Delete laat hem weg.
late-status = { $minutes } min later dan afgesproken: om { $ends } in plaats van { $agreed }.
late-status-early = { $minutes } min eerder dan afgesproken: om { $ends } in plaats van { $agreed }.
late-status-on-time = Op tijd: het einde is om { $ends }.
late-until = Einde om
late-until-hint = typ een andere eindtijd, zoals 16:30
late-wrong-until = Typ een eindtijd zoals 16:30, of wis hem met Backspace.
late-step = stap
late-was = was
late-becomes = wordt
late-goes = vervalt
late-enough = Er is tijd genoeg; er hoeft niets te veranderen. Einde: { $time }.
late-early = Er zijn { $minutes } minuten over: voeg een rondje in tweetallen toe vóór de acties, of stop eerder. Rek het stickeren nooit.
late-in-time = Nieuw einde { $time }: op tijd.
late-too-late = Nieuw einde { $time }: ook zo nog { $minutes ->
    [one] 1 minuut
   *[other] { $minutes } minuten
} uitloop.
late-permission = Meer dan een kwartier na het afgesproken einde: vraag de groep om toestemming.
late-and = en
late-say = “{ $said }”
late-say-late = { $minutes ->
    [one] We lopen 1 minuut uit.
   *[other] We lopen { $minutes } minuten uit.
}
late-say-until = We willen om { $time } klaar zijn.
late-say-drop = Ik stel voor { $steps } over te slaan{ $why ->
    [agreements] , dan houden we tijd voor afspraken
   *[none] {""}
}. Akkoord?
late-say-shorter = Ik stel voor de rest wat korter te doen{ $why ->
    [agreements] , dan houden we tijd voor afspraken
   *[none] {""}
}. Akkoord?
late-say-longer = { $minutes ->
    [one] We zijn dan om { $time } klaar, 1 minuut later dan afgesproken. Mag dat?
   *[other] We zijn dan om { $time } klaar, { $minutes } minuten later dan afgesproken. Mag dat?
}

## Items kiezen
do-choose = Met de hand kiezen met welke items deze stap werkt
do-toggle = De regel aanvinken of weer uit
do-toggle-short = aanvinken
said-nothing-to-choose = Deze stap werkt niet met items van eerdere stappen.
choose-title = Met welke items werkt deze stap? { $n } aangevinkt
choose-hint = Spatie vinkt aan, Enter neemt wat aangevinkt is; de samenvatting zegt dat het met de hand gekozen is.

## Handing over
do-export = Kiezen wat er wordt geschreven: Word, Excel, agenda en meer
handover-title = Wat krijgt de opdrachtgever?
handover-for = voor
handover-lang = taal
handover-calendars = agenda's
handover-folder = map
handover-existing = bestaat het al
handover-client = de opdrachtgever
handover-room = iedereen die erbij was
handover-on-wall = Alleen wat de wand liet zien: geen notities, geen lijsten, geen uitkomsten die niet getoond zijn, geen bijzonderheden van items. Iedereen mag het bewaren.
handover-facilitator = mijzelf, met alles erin
handover-nl = Nederlands
handover-en = Engels
handover-calendar-one = één voor iedereen
handover-calendar-by-owner = één per eigenaar van een actie
handover-number = een nummer erbij
handover-replace = vervangen
handover-out = Blijft weg: { $what }.
handover-out-names = namen bij wat er gezegd en gescoord is
handover-out-stories = { $n ->
    [one] één verhaal zonder toestemming
   *[other] { $n } verhalen zonder toestemming
}
handover-out-groups = { $n ->
    [one] groepen kleiner dan vijf, in één stap
   *[other] groepen kleiner dan vijf, in { $n } stappen
}
handover-out-notes = { $n ->
    [one] je eigen notitie
   *[other] je eigen { $n } notities
}
handover-everything = Alles gaat erin: namen, eigen notities en verhalen zonder toestemming. Niet doorsturen.
handover-hint = spatie kiest, Enter schrijft, Esc sluit
handover-no-format = Kies minstens één vorm, met de spatiebalk.
handover-no-folder = Zeg in welke map het moet komen.
handover-done = Geschreven
said-none-prepared = F2 opent een sessie die voorbereid is, of die voorbij is en verbeterd moet worden; kies er een onder Sessies.
said-no-session-chosen = Tab toont de sessies; F4 schrijft de documenten van de sessie onder de cursor.
said-writing = Wordt geschreven …
said-making = Wordt gemaakt: { $name } …
format-pdf = PDF: het verslag, om te versturen en af te drukken
format-html = Pagina voor de browser: het verslag op elk scherm
format-docx = Word: het verslag, om in verder te schrijven
format-xlsx = Excel: alle tabellen
format-md = Markdown: het verslag als platte tekst
format-csv = CSV: de tabellen, een bestand per tabel
format-ics = agenda: de acties met een datum
format-json = JSON: de uitslag, voor programma's
format-ron = RON: de uitslag, voor programma's

## Results
do-results = De uitslag per stap bekijken
do-results-short = uitslag
where-results = In de uitslag
results-title = Uitslag
results-of = uitslag { $n } van { $count }
results-none = Er is nog geen uitslag: vul eerst een stap in.
results-more = … nog { $n ->
    [one] 1 regel
   *[other] { $n } regels
}, met ↓
do-step-on-short = volgende stap
do-step-back-short = vorige stap
do-close-short = sluiten
said-skipped = Overgeslagen: “{ $step }”. PgUp gaat ernaar terug.
said-last-one = Dat was de laatste. PgDn gaat verder; Enter gaat terug naar het veld.
said-scores-fewer = { $stands ->
    [0] { $stood ->
        [one] 1 score weggehaald: Esc en dan u brengt hem terug.
       *[other] { $stood } scores weggehaald: Esc en dan u brengt ze terug.
    }
   *[other] { $stands } in plaats van { $stood } scores: Esc en dan u brengt ze terug.
}
said-answers-fewer = { $stood ->
    [one] 1 antwoord weggehaald: Esc en dan u brengt het terug.
   *[other] { $stood } antwoorden weggehaald: Esc en dan u brengt ze terug.
}
said-no-answer-here = Wat je typt komt hier nergens: Enter gaat naar het veld, na Esc zijn letters toetsen.
said-text-stands = Hier staat al tekst: → gaat erachter verder, Tab naar het volgende veld.
said-no-field = Hier is geen tekstveld; de letters zijn toetsen. Wat je wilt vastleggen: F9.
head-rehearsal = OEFENING { $speed }×
said-rehearsal = Dit is een oefening: er wordt niets geschreven, en er blijft niets van over.
do-recount = Hetzelfde volgens andere regels: plaatsen, grenzen, mediaan
do-recount-short = hertellen
do-remove-session = De gekozen sessie verwijderen
do-remove-session-short = weg
said-session-removed = { $id } is verwijderd.
said-session-kept = { $id } is in een ander venster open en blijft.
do-compare = Deze sessie naast een andere: wat steeg, daalde en bleef
do-compare-short = vergelijken
do-page-on = Een bladzijde verder
do-page-on-short = bladzijde
do-page-back = Een bladzijde terug
where-comparison = In een vergelijking
said-choose-other = Kies nu de sessie om ernaast te leggen, en druk nog eens op { $key }.
do-trace = Waar elk item vandaan komt: wanneer het gezegd is, het thema, de stickers
do-trace-short = herkomst
do-go-there = Naar dit moment
do-go-there-short = naar dit moment
do-story-short = items of verhaal
where-origin = Waar items vandaan komen
said-no-story = Hier is geen item om over te vertellen.
story-none = Er is nog niets mee gebeurd.
story-said = gezegd: “{ $name }”
story-edited = gewijzigd in “{ $name }”
story-moved = verplaatst
story-joined = samengevoegd met “{ $name }”
story-joined-into = gevoegd bij “{ $name }”
story-split = gesplitst; er staat sindsdien “{ $name }”
story-split-off = afgesplitst van “{ $name }”
story-removed = verwijderd
story-detail = erbij gezet: { $name }
story-themed = ondergebracht bij “{ $name }”
story-theme-named = thema benoemd: “{ $name }”
story-took = “{ $name }” hierbij ondergebracht
story-no-theme = uit het thema gehaald
story-dots = { $n ->
    [one] 1 sticker
   *[other] { $n } stickers
}
story-scores = scores { $name }
story-chosen = met de hand gekozen
story-carried = meegenomen uit een eerdere sessie: “{ $name }”
story-no-mark = markering weggehaald
story-undone = teruggenomen: { $what }
said-one-rule = Voor deze stap zijn er geen andere regels om te tellen; voor stickers en scores wel.

# Welk bestand de sessie is
head-in-memory = tot uitzetten
banner-in-memory = Staat alleen in het geheugen van deze computer: de sessie is weg als die uitgaat. Maak de documenten voor die tijd, of begin met --home op een schijf.
banner-rescued-in-memory = Er is nog niets kwijt: geen schijf nam de sessie aan, daarom staat alles nu in een bestand in het geheugen en gaat daar verder: { $path } Dat is weg als deze computer uitgaat. Maak de documenten, of kopieer dat bestand naar een schijf, voor die tijd.
home-rescued = { $more ->
    [0] De schijf weigerde het bestand van een sessie. Er is niets kwijt: ze staat in { $path }
    [one] De schijf weigerde de bestanden van twee sessies. Er is niets kwijt: een ervan staat in { $path }
   *[other] De schijf weigerde de bestanden van meer sessies. Er is niets kwijt: een ervan staat in { $path }
}
leaving-title = Een ogenblik
leaving = { $n ->
    [0] De schijf sluit de sessie traag af. Daarop wordt gewacht, hoogstens nog { $seconds } s.
    [one] 1 invoer is nog onderweg naar de schijf. Daarop wordt gewacht, hoogstens nog { $seconds } s; daarna wordt de sessie elders bewaard.
   *[other] { $n } invoeren zijn nog onderweg naar de schijf. Daarop wordt gewacht, hoogstens nog { $seconds } s; daarna wordt de sessie elders bewaard.
}
said-session-worked-in = In { $id } is zojuist nog gewerkt; de sessie blijft.
said-session-changed = Bij { $id } horen nu andere bestanden dan genoemd werden, daarom is er niets verwijderd. Probeer opnieuw om ze te zien.
said-session-link = { $id } is alleen een koppeling; de sessie staat in { $path }. Er is niets verwijderd: verwijder die daar.
home-session-rescued = reddingsbestand: { $path }
question-more-files = { $n ->
    [one] en nog 1 bestand
   *[other] en nog { $n } bestanden
}
said-leave-in-memory = Druk binnen vijf seconden nog een keer op Ctrl-C om te stoppen. De sessie kan verder tot deze computer uitgaat: ze staat alleen in het geheugen.
room-leave = Druk nog een keer op { $key } om dit venster te verlaten.

## Een stap die niet gepland was

do-unplanned = Iets vragen dat niet gepland was
do-unplanned-short = ingelast
unplanned-title = Niet gepland, wel nu gewenst
unplanned-vote = Een stemming
unplanned-list = Een lijst
unplanned-words = Van iedereen een woord
unplanned-scale = Een cijfer op een schaal
unplanned-break = Een pauze of lunch
unplanned-vote-hint = Iedereen krijgt stickers voor de lijst die hierboven gekozen is. Of typ keuzes met een puntkomma ertussen: dan wordt over die keuzes gestemd, met één sticker per persoon. Enter voegt de stemming toe, Esc bewaart dit voor later.
unplanned-list-hint = Wat de zaal zegt wordt een eigen lijst, in alle documenten. Enter voegt hem toe, Esc bewaart dit voor later.
unplanned-words-hint = Iedereen zegt één woord; op de wand groeit een woord dat vaker valt. Enter voegt het toe, Esc bewaart dit voor later.
unplanned-scale-hint = Iedereen geeft de vraag één cijfer, of geeft elk item van een lijst een cijfer. Enter voegt het toe, Esc bewaart dit voor later.
unplanned-field-question = Vraag
unplanned-field-about = Over
unplanned-field-choices = Of keuzes
unplanned-field-low = Van
unplanned-field-high = Tot en met
unplanned-field-minutes = Minuten
unplanned-field-begins = Wanneer
unplanned-about-question = de vraag zelf
unplanned-begins-now = nu
unplanned-begins-next = na deze stap
unplanned-item = Wat
said-unplanned-now = { $step ->
    [none] Toegevoegd en begonnen.
   *[other] Toegevoegd en begonnen. “{ $step }” is niet klaar: p gaat ernaar terug.
}
said-unplanned-next = Toegevoegd aan het programma: dit komt hierna.
refused-nothing-asked = Er is niets om over te stemmen: kies een lijst met minstens twee items, of typ de keuzes met een puntkomma ertussen.
refused-no-question = Typ eerst de vraag.
refused-no-scale = Een schaal loopt van een lager naar een hoger getal, bijvoorbeeld 1 tot en met 10.
did-step-added = “{ $step }” toegevoegd aan het programma
did-visited = naar “{ $step }” gegaan

## Het programma, om naar elke stap te gaan

do-programme = Naar een stap van het programma
do-programme-short = programma
programme-title = Programma: minuten, stap, hoe ver
programme-hint = Enter gaat erheen. De stap die je verlaat telt niet als klaar; wat je overslaat komt nog.
programme-hint-over = De workshop is voorbij en blijft dat: Enter opent een stap om te verbeteren wat er staat. Er loopt geen tijd en het einde verschuift niet.
programme-here = hier
programme-begun = begonnen
programme-done = klaar
programme-skipped = overgeslagen
said-went = “{ $step }” telt niet als klaar.
said-correcting = Je verbetert een sessie die voorbij is: er loopt geen tijd. q sluit haar weer.
said-corrected = Verbeterd. Het einde van de sessie is gebleven wat het was.

## Nieuwe stappen van een plan

plan-new-talk = Gesprek
plan-new-talk-prompt = Waar moeten we het over hebben?
plan-new-break = Pauze
plan-new-ideas = Ideeën
plan-new-ideas-prompt = Wat komt er in je op?
plan-new-themes = Thema’s
plan-new-themes-prompt = Wat hoort bij elkaar?
plan-new-vote = Stickeren
plan-new-vote-prompt = Welke tellen het zwaarst?
plan-new-scores = Scores
plan-new-scores-prompt = Welk cijfer geef je elk?
plan-new-details = Uitwerking
plan-new-details-prompt = Wat valt er over elk te zeggen?
plan-new-actions = Acties
plan-new-actions-prompt = Wie doet wat, en wanneer?
plan-new-item = Item
plan-new-detail = Toelichting

## De planner

where-plan = In een plan
do-adapt = De workshop aanpassen: ermee plannen
do-adapt-short = aanpassen
do-new-step = Een nieuwe stap toevoegen
do-new-step-short = nieuwe stap
do-library = Een stap van een andere workshop toevoegen
do-library-short = bibliotheek
do-repeat = De stap herhalen
do-repeat-short = herhalen
do-park = De stap bewaren zonder hem te doen, of weer doen
do-park-short = parkeren
do-plan-language = De andere taal van het plan
do-plan-language-short = taal
do-plan-begin = Deze workshop beginnen
do-plan-begin-short = beginnen
do-plan-sheet = Terug naar het draaiboek
do-plan-sheet-short = draaiboek
do-plan-step = De stap invullen
do-plan-step-short = invullen
do-plan-remove = De stap eruit halen
do-plan-remove-short = eruit
plan-field-title = Titel
plan-field-prompt = Vraag
plan-field-minutes = Minuten
plan-field-short = Als het kort is
plan-field-kind = Soort
plan-field-input = Werkt met
plan-field-priority = Mag vervallen
plan-field-intent = Waarom
plan-field-notes = Notities
plan-priority-must = nooit
plan-priority-should = als het moet
plan-priority-could = als eerste
plan-kind-talk = gesprek
plan-kind-ideas = lijst: de groep bedenkt items
plan-kind-themes = thema’s: items worden gegroepeerd
plan-kind-vote = stickeren: stickers op items
plan-kind-scores = scores: elk item op een schaal
plan-kind-details = uitwerking: velden per item
plan-kind-actions = afspraken: wie doet wat, en wanneer
plan-kind-break = pauze
plan-short-brief = gesprek
plan-short-collect = lijst
plan-short-cluster = thema’s
plan-short-vote = stickers
plan-short-rate = scores
plan-short-detail = uitwerken
plan-short-cascade = cascade
plan-short-actions = afspraken
plan-works-on-all = alle items van “{ $step }”
plan-works-on-pairs = paren van “{ $step }”
plan-works-on-top = de bovenste { $n } van “{ $step }”
plan-works-on-bottom = de onderste { $n } van “{ $step }”
plan-works-on-some = sommige van “{ $step }”, naar wat is ingevuld
plan-works-on-else = { $first }; als die er niet zijn, { $second }
plan-works-on-max = hoogstens { $n }: { $of }
plan-saving = bezig met bewaren …
plan-new = Een nieuwe stap
plan-library = De stappen van alle workshops: typ om er een te vinden
plan-library-none = Geen stap heeft deze woorden.
plan-parked = geparkeerd
plan-empty = Nog geen stappen: n voegt er een toe, l neemt er een uit een andere workshop.
plan-sum = { $n ->
    [one] 1 stap
   *[other] { $n } stappen
}, { $minutes } min, vanaf nu tot { $end }; kort { $short } min
plan-right = Er is niets mis mee: F2 begint.
plan-faults = { $n ->
    [one] 1 ding moet
   *[other] { $n } dingen moeten
} eerst in orde voordat dit kan draaien (!).
plan-not-saved = niet bewaard!
plan-changed = Het bestand is door een ander programma gewijzigd.
plan-no-minutes = “{ $typed }” is geen aantal minuten; typ bijvoorbeeld 45, 1:30 of 1,5 uur.
said-plan-removed = { $n ->
    [0] “{ $step }” is eruit. u brengt haar terug.
    [one] “{ $step }” is eruit; één ding mist nu iets (!). u brengt haar terug.
   *[other] “{ $step }” is eruit; { $n } dingen missen nu iets (!). u brengt haar terug.
}
said-plan-one-language = Deze workshop is in één taal geschreven.
said-plan-faulty = { $n ->
    [one] Eén ding moet
   *[other] { $n } dingen moeten
} eerst in orde: zie de stappen met een !.
said-plan-moved = Een ander bestand heeft deze naam, of het is intussen door een ander programma gewijzigd. Je plan gaat verder als { $id }; beide blijven.
said-plan-not-saved = Het plan staat niet op schijf; het is nog eens geprobeerd. Nog eens q gaat weg zonder wat er veranderde.
do-name-it = De workshop anders noemen
do-name-it-short = titel
do-new-plan = Een nieuwe workshop plannen
do-new-plan-short = nieuwe workshop
plan-name = Hoe heet jouw workshop?
plan-name-hint = Zo staat hij thuis en in de documenten. Enter gaat verder; T wijzigt het later.
plan-no-name = Typ eerst een titel.
plan-blank-title = Nieuwe workshop
plan-blank-purpose = Waar mensen mee weggaan.
refused-too-many-steps = Er zijn zoveel stappen als een sessie kan hebben.
