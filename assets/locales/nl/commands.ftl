# commands (nl)

## What a command says when it fails
cli-no-home = er is geen thuismap om sessies in te bewaren; noem een map met --home MAP
cli-no-terminal = hiervoor is een terminal nodig, en de invoer of uitvoer is er geen; start het in een terminal, of kijk met “flipover --help” welke opdrachten gewoon afdrukken
cli-dumb-terminal = deze terminal zegt geen scherm te kunnen tekenen (TERM=dumb); gebruik een andere, of kijk met “flipover --help” welke opdrachten gewoon afdrukken
cli-terminal-failed = de terminal antwoordt niet: { $cause }; de sessie is bewaard, ga verder met “flipover resume”
cli-broken = er ging iets mis in het programma zelf; de sessie is bewaard, ga verder met “flipover resume”
cli-no-workshop = er is geen workshop “{ $asked }”; “flipover workshops” noemt ze allemaal, en een script noem je met .ron erbij
cli-no-workshop-near = er is geen workshop “{ $asked }”; bedoel je “{ $near }”?
cli-no-language = “{ $workshop }” heeft geen teksten in die taal, alleen in: { $languages }
cli-too-short = “{ $workshop }” kan niet korter dan { $minutes } minuten; geef meer tijd met --variant
cli-no-sessions = er zijn nog geen bewaarde sessies; “flipover run WORKSHOP” start er een
cli-no-session = er is geen sessie met “{ $asked }” in de naam; “flipover sessions” noemt ze allemaal
cli-no-session-near = er is geen sessie met “{ $asked }” in de naam; bedoel je “{ $near }”?
cli-many-sessions = “{ $asked }” staat in de naam van meer dan één sessie; noem een groter deel:
    { $list }
cli-nothing-unfinished = er is geen onafgemaakte sessie; “flipover sessions” noemt de sessies die er zijn, “flipover run WORKSHOP” start een nieuwe

## Exports
export-exists = { $path } bestaat al; er is niets overschreven
export-link = { $path } is een koppeling naar ergens anders; er is niets geschreven
export-no-name = “{ $name }” kan hier geen bestandsnaam zijn
export-refused = { $path } kon niet worden geschreven: { $cause }
export-no-dates = geen enkele actie heeft een datum; er is geen agenda geschreven

## Opening a session
opened-damaged = { $lines ->
    [one] Eén regel van het sessiebestand is beschadigd; de rest telt.
   *[other] { $lines } regels van het sessiebestand zijn beschadigd; de rest telt.
}
opened-torn = Een half geschreven einde is afgeknipt en bewaard in { $path }.
opened-original = Het bestand was anders ingedeeld; zoals het was, staat het in { $path }.
opened-counted = De sessie was afgebroken. { $minutes ->
    [one] De minuut sindsdien telt mee.
   *[other] De { $minutes } minuten sindsdien tellen mee.
}
opened-not-counted = De sessie was afgebroken. De tijd sindsdien telt niet mee.

## Lists
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
state-broken-off = afgebroken
state-in-use = in gebruik
state-unreadable = onleesbaar

## Checks
check-right = { $name } klopt: { $steps } stappen, { $minutes } minuten

## Run sheets
show-facts = { $minutes } minuten · { $least } tot { $most } deelnemers
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
