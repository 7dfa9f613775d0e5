# faults (nl)

# storage
storage-absent = { $path } bestaat niet.
storage-read = { $path } kan niet worden gelezen: { $cause }.
storage-exists = { $path } bestaat al en wordt niet overschreven.
storage-make = { $path } kan niet worden gemaakt: { $cause }.
storage-write = { $path } kan niet worden geschreven: { $cause }.
storage-sync = De schijf bevestigde niet wat naar { $path } is geschreven: { $cause }. Daar wordt niets meer geschreven.
storage-changed = Een ander programma heeft { $path } tijdens de sessie ingekort, verwijderd of vervangen.
storage-nowhere = De sessie { $path } kon nergens worden bewaard en staat alleen in het geheugen. { $cause }
storage-too-large = { $path } is groter dan een sessie ooit is (meer dan 512 MiB of twee miljoen regels) en wordt niet gelezen.
storage-not-utf-8 = { $path } is een sessie, maar geen UTF-8: het lijkt { $encoding }. Bewaar het opnieuw als UTF-8 in de editor die het veranderde. Hier is het niet gewijzigd.
storage-no-session = In { $path } staat geen leesbare sessie. Het bestand is niet gewijzigd.
storage-too-long = Regel { $number } is te lang voor het sessiebestand (meer dan 8 MiB). Verdeel de tekst.
storage-busy = { $path } is in gebruik door een andere flipover{ $number ->
        [0] {""}
       *[other] {" "}(proces { $number })
    }.
storage-silent = De schijf antwoordt niet. Het laatste van { $path } staat er misschien niet op.
storage-cause-full = de schijf is vol; maak ruimte vrij
storage-cause-quota = jouw deel van de schijf is op; maak ruimte vrij
storage-cause-limit = het bestand mag niet groter worden
storage-cause-denied = daar heb je geen rechten voor
storage-cause-read-only = de schijf is alleen-lezen
storage-cause-gone = de map is weg
storage-cause-no-files = die map is er wel, maar er kunnen geen bestanden in
storage-cause-no-folder = een deel van het pad is een bestand, geen map
storage-cause-folder = dat is een map
storage-cause-other = het systeem meldt “{ $error }”
storage-damage-unreadable = Regel { $line } is onleesbaar en telt niet mee; hij staat nog in het bestand.
storage-damage-not-utf-8 = Regel { $line } is geen UTF-8 maar lijkt { $encoding }, en telt niet mee; hij staat nog in het bestand. Opnieuw bewaard als UTF-8 telt hij wel.
storage-damage-altered = Regel { $line } is met de hand bewerkt of beschadigd; hij telt zoals hij er nu staat.
storage-damage-mended = Eén byte van regel { $line } was beschadigd en is hersteld met de controlesom; het bestand zelf is niet veranderd.
storage-damage-copied = Regel { $line }, met het draaiboek, is onleesbaar; de kopie ervan aan het eind van het bestand is in plaats daarvan gelezen.
storage-damage-unknown = Regel { $line } komt van een nieuwere flipover en telt niet mee; hij staat nog in het bestand.
storage-damage-too-long = Regel { $line } is langer dan mogelijk is en telt niet mee; hij staat nog in het bestand.
storage-damage-repeated = Regel { $line } herhaalt nummer { $from } en telt niet mee; hij staat nog in het bestand.
storage-damage-missing = { $count ->
        [one] Vóór regel { $line } ontbreekt nummer { $from }.
       *[other] Vóór regel { $line } ontbreken de nummers { $from } tot en met { $to }.
    }
storage-why-busy = Een andere flipover (proces { $pid }) schrijft deze sessie; hier kun je alleen kijken.
storage-why-busy-unnamed = Een andere flipover schrijft deze sessie; hier kun je alleen kijken.
storage-why-newer = Deze sessie komt van een nieuwere flipover (formaat { $format }); hier kun je alleen kijken.
storage-why-headless = Het begin van deze sessie, met het draaiboek, is onleesbaar; je kunt de rest alleen bekijken.
storage-why-unwritable = Je kunt deze sessie alleen bekijken. { $fault }
storage-config-field = { $place }: de instelling “{ $what }” bestaat niet. Wel: { $known }.
storage-config-wrong = { $place }: de configuratie is niet goed geschreven ({ $what }).

# script
script-count = { $count ->
    [one] 1 fout in { $name }
   *[other] { $count } fouten in { $name }
}
script-in-step = { $fault } (stap “{ $step }”)
script-level-fault = fout
script-level-hint = tip

script-syntax-ended = het bestand houdt op waar een waarde hoort te staan
script-hint-syntax-ended = schrijf de waarde, of sluit wat nog openstaat
script-syntax-unexpected = met “{ $found }” kan geen waarde beginnen
script-hint-syntax-unexpected = tekst staat tussen aanhalingstekens; een aanhalingsteken in een tekst schrijf je als \"
script-syntax-trailing = “{ $found }” staat na het einde van het bestand
script-hint-syntax-trailing = het bestand eindigt bij het laatste haakje sluiten; staat er daarvoor een te veel?
script-syntax-never-closed = deze “{ $open }” wordt nergens gesloten
script-hint-syntax-never-closed = zet “{ $close }” waar het eindigt
script-syntax-other-closed = “{ $found }” sluit wat met “{ $open }” is geopend
script-hint-syntax-other-closed = sluit het eerst met “{ $close }”
script-syntax-comma = hiervoor ontbreekt een komma
script-hint-syntax-comma = zet een komma achter wat ervoor staat; een aanhalingsteken in een tekst schrijf je als \"
script-syntax-colon = achter deze naam ontbreekt een dubbele punt
script-hint-syntax-colon = schrijf tussen haakjes elk deel als naam: waarde, of geen enkel
script-syntax-other-quote = { $found } is niet het aanhalingsteken waar teksten tussen staan
script-hint-syntax-other-quote = zet het rechte " aan beide kanten van de tekst, in plaats van { $found }; binnen een tekst mag { $found } blijven staan
script-syntax-open-string = deze tekst heeft geen sluitend aanhalingsteken
script-hint-syntax-open-string = zet een aanhalingsteken waar de tekst eindigt; een aanhalingsteken erin schrijf je als \"
script-syntax-open-comment = deze opmerking eindigt nergens
script-hint-syntax-open-comment = sluit haar af met */
script-syntax-escape = een schuine streep in deze tekst staat voor iets waar hij niet bij hoort
script-hint-syntax-escape = schrijf \\ voor een schuine streep, \" voor een aanhalingsteken, \n voor een nieuwe regel
script-syntax-number = dit is geen getal
script-hint-syntax-number = schrijf een getal als 8 of 2.5; een tijd als 1:30 staat tussen aanhalingstekens
script-syntax-deep = dit is te diep genest
script-hint-syntax-deep = een script is nooit meer dan 64 haakjes diep
script-syntax-long = tussen deze haken staan meer dan 1.000 delen
script-hint-syntax-long = splits het: geen lijst in een script is zo lang

script-not-utf-8 = dit is geen UTF-8: het lijkt { $encoding }
script-hint-not-utf-8 = bewaar het bestand als UTF-8: in een editor, bij Opslaan als of Codering; op de opdrachtregel: iconv -f { $encoding } -t UTF-8
script-damaged-byte = hier is een byte beschadigd: die is geen UTF-8, en de rest wel
script-hint-damaged-byte = schrijf het teken opnieuw en bewaar het bestand als UTF-8
script-unknown-encoding = dit is geen UTF-8
script-hint-unknown-encoding = open het bestand in het programma dat het maakte, en bewaar het als UTF-8

script-wrong-format = formaat { $found } is niet bekend
script-hint-wrong-format = dit programma leest formaat 1; een nieuwer programma leest dit script misschien wel

script-wrong-type-text = hier hoort een tekst
script-wrong-type-id = hier hoort een id tussen aanhalingstekens
script-wrong-type-whole = hier hoort een geheel getal, nul of meer
script-wrong-type-number = hier hoort een getal
script-wrong-type-flag = hier hoort true of false
script-wrong-type-list = hier hoort een lijst
script-wrong-type-fields = hier horen namen met waarden
script-wrong-type-time = hier hoort een tijd, in seconden of als minuten en seconden
script-wrong-type-form = dit heeft niet de vorm die hier hoort
script-hint-wrong-type = schrijf het zoals { $example }
script-hint-list = zet het tussen vierkante haken: [ ervoor, ] erachter
script-hint-brackets = schrijf vierkante haken in plaats van de ronde: [ en ]
script-hint-fields = schrijf namen met hun waarde tussen ronde haken; de namen hier: { $example }

script-unknown-script-field = “{ $name }” bestaat hier niet
script-unknown-kind = er is geen werkvorm “{ $name }”
script-unknown-field-kind = er is geen soort veld “{ $name }”
script-unknown-word = “{ $name }” is geen woord dat hier kan staan
script-unknown-selector = er is geen manier om items te kiezen die “{ $name }” heet
script-unknown-step = er is geen eerdere stap “{ $name }”
script-unknown-field = de items hebben geen veld “{ $name }”
script-unknown-choice = “{ $name }” is geen optie van dit veld
script-unknown-figure = de stap geeft geen cijfer “{ $name }”
script-unknown-phase = de stap heeft geen deel “{ $name }”
script-hint-nearest = bedoel je { $name }?
script-hint-known = hier bekend: { $names }
script-hint-nothing-known = hier valt niets te noemen: laat het weg

script-missing-field = “{ $field }” ontbreekt
script-hint-missing-field = voeg toe: { $field }: { $example }

script-duplicate-script-field = “{ $name }” staat hier twee keer
script-hint-duplicate-field = houd er één; de eerste staat op regel { $line }
script-duplicate-step = er is al een stap “{ $name }”
script-duplicate-field = er is al een veld “{ $name }”
script-duplicate-choice = er is al een optie “{ $name }”
script-duplicate-level = er is al een laag “{ $name }”
script-duplicate-aspect = er is al een aspect of groep “{ $name }”
script-duplicate-cut = “{ $name }” staat hier twee keer
script-duplicate-phase = er is al een deel “{ $name }”
script-hint-duplicate = geef het een andere id; de eerste staat op regel { $line }

script-empty-list-step = de workshop heeft geen stappen
script-empty-list-field = er zijn geen velden
script-empty-list-choice = deze keuze heeft geen opties
script-empty-list-aspect = deze lijst is leeg
script-empty-list-selector = hier wordt geen item genoemd
script-hint-empty-list = zet er minstens één in

script-not-kebab = een id heeft alleen kleine letters, cijfers en koppeltekens
script-hint-not-kebab = schrijf "{ $better }"
script-empty-text = deze tekst is leeg
script-hint-empty-text = schrijf de tekst tussen de aanhalingstekens
script-long-text = deze tekst past niet; hij mag hoogstens { $most } tekens hebben
script-hint-long-text = kort de tekst in tot één regel
script-hidden-character = in deze tekst staat een teken dat je niet ziet, { $code }
script-hint-hidden-character = typ de tekst opnieuw, zonder dat teken
script-missing-language-en = de Engelse tekst ontbreekt
script-missing-language-nl = de Nederlandse tekst ontbreekt
script-hint-missing-language = voeg toe: { $lang }: "…"; elke tekst staat in de talen van de titel
script-extra-language-en = deze tekst is er ook in het Engels, de titel niet
script-extra-language-nl = deze tekst is er ook in het Nederlands, de titel niet
script-hint-extra-language = geef de titel ook die taal, of laat haar hier weg
script-other-language-en = deze tekst heeft een Engelse versie, de workshop staat in één andere taal
script-other-language-nl = deze tekst heeft een Nederlandse versie, de workshop staat in één andere taal
script-hint-other-language = laat haar hier weg, of haal bovenaan language weg en geef elke tekst zijn talen

script-later-step = stap “{ $step }” komt later
script-hint-later-step = een stap kan alleen gebruiken wat er al is: wissel de twee om
script-own-step = de stap verwijst naar zichzelf
script-hint-own-step = noem een eerdere stap: { $names }
script-hint-own-step-none = er is geen eerdere stap om te noemen; laat het weg, of noem zelf items: Fixed(["…", "…"])
script-wrong-kind = stap “{ $step }” is een andere werkvorm
script-hint-wrong-kind = noem een stap met werkvorm { $wanted }; hier: { $names }
script-hint-wrong-kind-none = er is geen eerdere stap met werkvorm { $wanted }: laat dit weg, of zet er zo'n stap voor
script-input-not-taken = een stap met werkvorm { $kind } werkt niet met items
script-hint-input-not-taken = laat input weg, of kies een andere werkvorm
script-input-needed = een stap met werkvorm { $kind } heeft items nodig
script-hint-input-needed = voeg toe: input: { $example }
script-short-over-full = de korte variant, { $short }, is langer dan de volledige, { $full }
script-hint-short-over-full = maak de korte variant hooguit { $full }; het grootste getal hoort bij de volledige

script-minutes-sum = de stappen zijn samen { $full-sum } en { $short-sum } minuten, niet { $full } en { $short }
script-hint-minutes-sum = schrijf minutes: ({ $full-sum }, { $short-sum }), of pas de stappen aan
script-phases-sum = de fasen duren { $phases }, de stap duurt { $step }
script-hint-phases-sum = maak de fasen samen { $step }
script-cascade-sum-full = tijdvakken { $boxes } en de rest { $rest } zijn samen { $sum }, de stap duurt { $step }
script-cascade-sum-short = korte variant: tijdvakken { $boxes } en de rest { $rest } zijn samen { $sum }, de stap duurt { $step }
script-hint-cascade-sum = maak slack, writing en scoring samen { $fitting }
script-hint-cascade-boxes = maak de tijdvakken korter of de stap langer

script-bounds = { $low } ligt niet onder { $high }
script-hint-bounds = schrijf het kleinste getal eerst, en niet twee keer hetzelfde
script-too-small = { $found } kan hier niet
script-hint-too-small = schrijf een geheel getal vanaf { $low }
script-out-of-range = { $found } kan hier niet
script-hint-out-of-range = schrijf een getal van { $low } tot en met { $high }
script-no-time = dit is helemaal geen tijd
script-hint-no-time = schrijf hoelang het duurt, zoals "1:30"
script-no-amount = { $found } is geen hoeveelheid tijd
script-hint-no-amount = schrijf een getal dat meer is dan 0
script-short-zero = een stap van nul minuten kan niet in de korte variant
script-hint-short-zero = schrijf de minuten, of laat short weg: dan doet de korte variant het zonder deze stap
script-no-short = de korte variant heeft geen minuten
script-hint-no-short = geef de stappen die erin blijven short: …, en schrijf hier de som daarvan
script-no-boxes = geen enkele laag heeft een tijdvak
script-hint-no-boxes = laat boxed: false weg bij minstens één laag
script-cut-must = stap “{ $step }” mag niet vervallen
script-hint-cut-must = geef de stap priority: Should of Could, of haal hem van deze lijst
script-placeholder = wat tussen deze accolades staat, is geen cijfer dat hier kan staan
script-hint-placeholder = schrijf het zoals {"{"}{ $example }{"}"}
script-hint-placeholder-none = geen stap geeft een cijfer: laat de accolades weg
script-rank-not-given = de stap geeft geen volgorde naar { $rank }
script-hint-rank-not-given = laat de volgorde weg, of noem een stap die haar geeft
script-corners-need-aspects = hoeken horen bij een stap met twee aspecten
script-hint-corners-need-aspects = schrijf twee aspecten, of laat corners weg
script-nps-scale = een Net Promoter Score vraagt de schaal (0, 10)
script-hint-nps-scale = schrijf scale: (0, 10), of laat analysis weg
script-no-real-time = tijdvakken naar echte tijd vragen een echte tijd bij elke laag
script-hint-no-real-time = geef elke laag een eigen werkelijke tijd, zoals real: Weeks(4), of schrijf boxes: Equal("1:30")
script-same-real-time = alle lagen hebben dezelfde echte tijd, dus daar volgt geen tijdvak uit
script-hint-same-real-time = schrijf boxes: Equal("1:30")
script-few-levels = een boodschap heeft minstens twee lagen nodig
script-hint-few-levels = voeg een laag toe
script-not-a-choice = veld “{ $field }” is geen keuze
script-hint-not-a-choice = noem een veld van soort Choice; hier: { $names }
script-hint-not-a-choice-none = de items hebben geen veld van soort Choice: laat dit weg
script-only-of = alleen een veld van soort { $kind } heeft dit
script-hint-only-of = laat het weg, of maak van het veld kind: { $kind }
script-unread = het kan niet worden gelezen: { $why }
script-hint-unread = kijk of het een bestand is, of het er is, en of jij het mag lezen
script-cannot-stay = hier kan niets blijven staan voor het volgende item
script-hint-cannot-stay = laat “stays” weg: het is voor items die na elkaar worden getypt, en toestemming wordt aan iedereen opnieuw gevraagd
script-action-field = elke actie heeft al een veld “{ $field }”
script-hint-action-field = laat het weg
script-no-duration = er zijn geen tijden om te vergelijken
script-hint-no-duration = laat dit weg, of geef beide stappen een veld van soort Duration
script-too-many-rows = hier staan meer rijen dan de stap aankan
script-hint-too-many-rows = houd er { $max }, of verhoog max
script-same-workshop = een ander script, { $other }, heeft ook de id “{ $id }”
script-hint-same-workshop = geef een van de twee een andere id

## The house style
script-not-a-colour = “{ $found }” is geen kleur die hier gelezen kan worden
script-hint-not-a-colour = schrijf een # en zes cijfers of letters van a tot f, zoals "#1F6F78"
script-illegible = “{ $front }” is niet te lezen op “{ $ground }”: het contrast is { $found } op 1
script-hint-illegible = maak de ene lichter of de andere donkerder tot het { $need } op 1 is, anders ziet de achterste rij niets
script-not-a-font = “{ $found }” kan geen naam van een lettertype zijn
script-hint-not-a-font = schrijf één naam, zoals Word hem in de lijst met lettertypen toont
script-no-file = het bestand “{ $name }” is er niet, of is niet te lezen
script-hint-no-file = zet het in de map van dit bestand, of schrijf het hele pad
script-no-picture = “{ $name }” is geen PNG- of JPEG-afbeelding, of is beschadigd
script-hint-no-picture = bewaar het logo opnieuw als PNG, hoogstens 10.000 punten breed en hoog
script-picture-too-large = “{ $name }” is te groot voor een logo
script-hint-picture-too-large = bewaar het kleiner; hoogstens { $most } MB
