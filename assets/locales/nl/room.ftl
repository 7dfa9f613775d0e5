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
room-box = { $time } minuten
room-writing = Schrijf ieder voor zich op wat je hebt gehoord. Niet overleggen.
