# faults (nl)

# storage
storage-absent = { $path } bestaat niet.
storage-read = { $path } kan niet worden gelezen: { $cause }.
storage-exists = { $path } bestaat al en wordt niet overschreven.
storage-make = { $path } kan niet worden gemaakt: { $cause }.
storage-write = { $path } kan niet worden geschreven: { $cause }. Wat er gezegd is, blijft in het geheugen.
storage-sync = De schijf bevestigde niet wat naar { $path } is geschreven: { $cause }. Daar wordt niets meer geschreven.
storage-changed = Een ander programma heeft { $path } tijdens de sessie ingekort, verwijderd of vervangen.
storage-nowhere = De sessie { $path } kon nergens worden bewaard en staat alleen in het geheugen. { $cause }
storage-too-large = { $path } is groter dan een sessie ooit is (meer dan 512 MiB) en wordt niet gelezen.
storage-no-session = In { $path } staat geen leesbare sessie. Het bestand is niet gewijzigd.
storage-too-long = Regel { $number } is te lang voor het sessiebestand (meer dan 8 MiB). Verdeel de tekst.
storage-busy = { $path } is in gebruik door een andere flipover{ $number ->
        [0] {""}
       *[other] {" "}(proces { $number })
    }.
storage-silent = De schijf antwoordt niet. Het laatste van { $path } staat er misschien niet op.
storage-cause-full = de schijf is vol
storage-cause-quota = jouw deel van de schijf is op
storage-cause-limit = het bestand mag niet groter worden
storage-cause-denied = daar heb je geen rechten voor
storage-cause-read-only = de schijf is alleen-lezen
storage-cause-gone = de map is weg
storage-cause-no-folder = een deel van het pad is een bestand, geen map
storage-cause-folder = dat is een map
storage-cause-other = het systeem meldt “{ $error }”
storage-damage-unreadable = Regel { $line } is onleesbaar en telt niet mee; hij staat nog in het bestand.
storage-damage-altered = Regel { $line } is met de hand bewerkt of beschadigd; hij telt zoals hij er nu staat.
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
