# zaal (nl)

room-waiting = Zo beginnen we.
room-half = We zijn halverwege.
room-two-minutes = Nog twee minuten
room-half-minute = Nog dertig seconden
room-time-up = De tijd is om.
room-paused = De klok staat even stil.
room-stop = Stop, ook midden in de zin.
room-back = Terug om { $time }
room-over = Dit nemen we mee
room-before = … en { $n } eerder
room-loose = nog niet ingedeeld
room-dots = { $given } van { $of } stickers geplakt
room-scores = { $given } van { $of } scores binnen
room-day = { $day } { $month }
room-box = { $time } minuten
room-writing = Schrijf ieder voor zich op wat je hebt gehoord. Niet overleggen.

## Wat de begeleider met het scherm van de zaal doet
do-room-view = Wat de zaal ziet op dit scherm tonen, of terug
do-reveal = De uitslag aan de zaal tonen of weer verbergen
do-black = Het scherm van de zaal zwart, of terug
do-freeze = Het scherm van de zaal stilzetten, of verder
do-room-shows = Kiezen wat de zaal ziet
do-room-view-short = zaal
do-reveal-short = uitslag
room-shows-title = Wat de zaal ziet
room-choice-auto = wat bij de stap past
room-choice-question = alleen de vraag
room-choice-items = de items, groot
room-choice-results = de uitslag
room-choice-agenda = het programma
room-choice-theme = kleuren van de wand:
room-choice-typing = ook wat er wordt getypt
said-revealed = De zaal ziet de uitslag.
said-hidden = De zaal ziet de uitslag niet meer.
said-nothing-to-reveal = Deze stap heeft geen uitslag om te tonen.
head-room-on = zaal
head-room-black = zaal: zwart
head-room-frozen = zaal: stil
head-room-question = zaal: vraag
head-room-items = zaal: items
head-room-results = zaal: uitslag
head-room-agenda = zaal: programma
where-room = Wat de zaal ziet, op dit scherm
