# summary (nl)

## Figures in sentences
list-and = { $first } en { $last }
money = { $unit } { $amount }
percent = { $n }%
thousands = { "." }
beside-tests = Toetsen gehaald
share-of = { $n } van de { $k }
share-of-people = { $k ->
    [one] { $n } van 1 persoon
   *[other] { $n } van de { $k } mensen
}
standing-equal = { $n } die gelijk staan
figure-partly = { $value } (over { $n } van de { $k })
share-answered = { $n } van de { $k } beantwoord
share-partly = { $share } ({ $answered })
band-shared = eensgezind
band-mixed = gemengd
band-divided = verdeeld
assumption-work-40 = werktijd, week van 40 uur
assumption-work-36 = werktijd, week van 36 uur
assumption-work-38 = werktijd, week van 38 uur
assumption-calendar = kalendertijd

## Days and amounts
summary-day = { $day } { $month } { $year }
summary-weekday-and-day = { $weekday } { $day }
weekday-mon = maandag
weekday-tue = dinsdag
weekday-wed = woensdag
weekday-thu = donderdag
weekday-fri = vrijdag
weekday-sat = zaterdag
weekday-sun = zondag
month-jan = januari
month-feb = februari
month-mar = maart
month-apr = april
month-may = mei
month-jun = juni
month-jul = juli
month-aug = augustus
month-sep = september
month-oct = oktober
month-nov = november
month-dec = december
amount-minute = { $n ->
    [one] { $amount } minuut
   *[other] { $amount } minuten
}
amount-hour = { $n ->
    [one] { $amount } uur
   *[other] { $amount } uur
}
amount-day = { $n ->
    [one] { $amount } dag
   *[other] { $amount } dagen
}
amount-week = { $n ->
    [one] { $amount } week
   *[other] { $amount } weken
}
amount-month = { $n ->
    [one] { $amount } maand
   *[other] { $amount } maanden
}

## Parts of the summary
summary-client = Opdrachtgever
summary-group = Groep
summary-date = Datum
summary-people = Deelnemers
summary-people-later = { $before }, later { $now }
summary-present = Aanwezig
summary-facilitator = Begeleider
summary-time = Tijd
summary-minutes = { $planned } minuten gepland, { $used } gebruikt
summary-minutes-planned = { $planned } minuten gepland
summary-headline = In het kort
summary-decisions = Besluiten
summary-actions = Acties
summary-results = Resultaten
summary-parked = Geparkeerd voor later
summary-quotes = In hun eigen woorden
summary-notes = Notities van de begeleider
summary-method = Hoe we hebben geteld
summary-appendix = Bijlage: de gegevens

## Actions
# Agenda's: de titel van een actie die gedaan is, van een die vervallen is, en hoe het bestand heet van acties van niemand.
calendar-done = Gedaan: { $what }
calendar-gone = Actie vervallen
calendar-nobody = zonder eigenaar
summary-no-owner = nog niet belegd
summary-no-date = nog af te spreken
summary-without-owner = { $n ->
    [one] Eén actie heeft nog geen trekker.
   *[other] { $n } acties hebben nog geen trekker.
}
summary-without-date = { $n ->
    [one] Eén actie heeft nog geen datum.
   *[other] { $n } acties hebben nog geen datum.
}

summary-reviewed = Acties van vorige keer
summary-outcome = uitkomst
outcome-done = klaar
outcome-carried-on = gaat door
outcome-dropped = vervallen
outcome-open = nog open

## The open actions of all sessions
actions-title = Openstaande acties
actions-file = acties
actions-file-all = alle
actions-without-client = zonder opdrachtgever
actions-owner = Van wie
actions-session = sessie
actions-held = gehouden
actions-weekday = dag
actions-overdue = te laat
actions-overdue-since = { $day } (te laat)
actions-count = { $n ->
    [0] Er staan geen acties open.
    [one] { $overdue ->
        [0] Eén openstaande actie.
       *[other] Eén openstaande actie, en die is te laat.
    }
   *[other] { $overdue ->
        [0] { $n } openstaande acties.
        [one] { $n } openstaande acties, waarvan één te laat.
       *[other] { $n } openstaande acties, waarvan { $overdue } te laat.
    }
}

## Words around figures
quoted = “{ $text }”
summary-item = Onderwerp
summary-option = Keuze
summary-count = Aantal
summary-dots = Stickers
summary-step = Stap
summary-of = { $n } ({ $share })
summary-partly = { $field }: { $answered }.
summary-n-of-k = { $n } van { $k } ({ $share })
summary-from-to = { $low } tot { $high }
summary-in-appendix = Alle { $n } staan in de bijlage.
summary-number = { $field }: gemiddeld { $mean }, middelste waarde { $median }, van { $min } tot { $max } ({ $n } antwoorden).

## Thema's, toetsen en getallen per keuze
summary-theme = Thema
summary-examples = Bijvoorbeeld
summary-members = Wat eronder valt
summary-unclustered = { $n ->
    [one] Eén onderwerp valt onder geen thema.
   *[other] { $n } onderwerpen vallen onder geen thema.
}
summary-test = Toets
summary-tests-passed = Doorstane toetsen
summary-passed-by = Doorstaan door
summary-passed = { $n } van de { $k }
summary-passed-open = { $n } keer ja op { $k ->
    [one] 1 antwoord
   *[other] { $k } antwoorden
}; { $open } open
summary-not-answered = nog niet beantwoord
summary-tests-open = { $failed }; { $open } nog open
summary-not-passed = niet doorstaan
summary-none = geen
summary-not-said = Niet ingevuld
summary-not-filled = Niet ingevuld: { $items }.
summary-sum = { $field }, opgeteld
summary-sum-per = { $field }, opgeteld per { $choice }
summary-mean-per = { $field }, gemiddeld per { $choice }
summary-balance = Saldo

## Votes
summary-no-dots = Er zijn geen stickers gegeven.
summary-tie = Er { $places ->
    [one] kan er één door
   *[other] kunnen er { $places } door
}; op de grens staan er { $n } gelijk: { $items }.
summary-tie-of-many = Er { $places ->
    [one] kan er één door
   *[other] kunnen er { $places } door
}; op de grens staan er { $n } gelijk.
summary-tie-marked = Er { $places ->
    [one] kan er één door
   *[other] kunnen er { $places } door
}; op de grens staan er { $n } gelijk: die met =.
summary-tie-taken = Wat het eerst in de lijst staat, gaat door: { $items }.
summary-tied = Er { $places ->
    [one] kon er één door
   *[other] konden er { $places } door
}; op de grens stonden er { $n } gelijk: { $items }.
summary-tied-of-many = Er { $places ->
    [one] kon er één door
   *[other] konden er { $places } door
}; op de grens stonden er { $n } gelijk.
summary-tied-marked = Er { $places ->
    [one] kon er één door
   *[other] konden er { $places } door
}; op de grens stonden er { $n } gelijk: die met =.
summary-tied-taken = Wat het eerst in de lijst stond, ging door: { $items }.
summary-chosen = Voor “{ $step }” koos de groep zelf: { $items }.
taken-unranked = “{ $step }” is niet beantwoord, dus er is geen rangorde: dit staat in de volgorde waarin het is gezegd.
summary-without-dots = Zonder stickers: { $items }.
summary-ballot = { $voters ->
    [one] Eén deelnemer stemde met { $dots ->
        [one] één sticker.
       *[other] { $dots } stickers.
    }
   *[other] { $voters } deelnemers stemden met { $dots ->
        [one] elk één sticker.
       *[other] elk { $dots } stickers.
    }
}
summary-unused = { $unused ->
    [one] Eén sticker bleef over.
   *[other] { $unused } stickers bleven over.
}

summary-dots-gone = { $dots ->
    [one] Eén sticker ging
   *[other] { $dots } stickers gingen
} naar { $items ->
    [one] een onderwerp dat er sindsdien uit is gehaald.
   *[other] { $items } onderwerpen die er sindsdien uit zijn gehaald.
}

## Scores
summary-mean = Gemiddelde ({ $low } tot { $high })
summary-mean-of = Gemiddelde ({ $low } tot { $high }) van { $n } mensen
summary-score = { $mean } (n = { $n })
summary-score-band = { $mean } (n = { $n }, { $band })
summary-gap = Verschil
summary-labelled = { $label } ({ $value })
summary-largest-gaps = Grootste verschillen: { $items }.
summary-position = Waar ze liggen
summary-items = Onderwerpen
summary-high = { $aspect }: hoog
summary-low = { $aspect }: laag
summary-middle = Hoog is boven het midden van de schaal, { $middle }.
summary-nps = Net Promoter Score { $score } (n = { $n }; één persoon die een klasse opschuift, scheelt { $one } punten, en van criticaster naar promotor { $most }).
summary-nps-wall = Net Promoter Score { $score }, van { $n } mensen
summary-nps-person = Eén persoon die een klasse opschuift, scheelt { $one } punten, en van criticaster naar promotor { $most }.
summary-nps-class = Klasse
summary-promoters = Promotors (9–10)
summary-passives = Passief tevreden (7–8)
summary-detractors = Criticasters (0–6)
summary-indication = Een indicatie: niet elk cijfer berust op { $n } scores of meer.
summary-half = { $label } { $value }
summary-half-scored = Maar op een van de twee gescoord: { $items }.
summary-half-shown = Maar op een van de twee getoond: { $items }.
summary-too-few-scores = Te weinig antwoorden om te tonen, minder dan { $n }: { $items }.
summary-not-scored = Niet gescoord: { $items }.
summary-small-groups = Groepen van minder dan { $n } mensen worden niet apart getoond.
summary-scores = Scores
summary-no-scores = geen scores
summary-not-shown = niet apart getoond
summary-no-answers = geen antwoorden
summary-mean-short = Gemiddelde
summary-median = Mediaan
summary-spread = Spreiding
summary-agreement = Eensgezindheid

## Times
summary-time-columns = Tijd, minuten, aandeel
summary-log-scale = De balken staan op een verhoudingsschaal: elk even lang stuk erbij is steeds hetzelfde aantal keer zoveel tijd. Op een gewone schaal zou alleen de langste te zien zijn.
summary-span-minutes = { $minutes } min
summary-dedication = { $share } inzet
summary-person-hours = { $hours } mensuren
summary-ratio = Tijd voor { $longest } tegenover { $shortest }: { $ratio } : 1 ({ $assumption }).
summary-old-share = Aandeel tot nu toe
summary-new-share = Aandeel voortaan

## Cascade
summary-kind = Soort
summary-level = Laag
summary-intact-at = Nog heel
summary-yardstick = Ter vergelijking
summary-intact = Heel
summary-changed = Veranderd
summary-lost = Verloren
mark-intact = heel
mark-changed = veranderd
mark-lost = verloren
summary-point-down = Kernpunt
summary-point-up = Signaal
summary-points = { $n ->
    [one] { $points } punt
   *[other] { $points } punten
}
summary-arrival-down = Heel aan het eind van de lijn ({ $level }): { $intact } van de { $k } kernpunten ({ $survival }). Veranderd: { $changed }. Verloren: { $lost }.
summary-arrival-up = Heel bovenaan ({ $level }): { $intact } van de { $k } signalen ({ $survival }). Verzacht: { $changed }. Verloren: { $lost }.
summary-predicted-more = Vooraf verwachtte de groep dat er { $predicted } heel zouden aankomen: { $gap } meer dan de { $arrived } die het werden.
summary-predicted-less = Vooraf verwachtte de groep dat er { $predicted } heel zouden aankomen: { $gap } minder dan de { $arrived } die het werden.
summary-predicted-right = Vooraf verwachtte de groep dat er { $predicted } heel zouden aankomen, en dat klopte.
summary-biggest-loss = { $tied ->
    [one] Het meeste ging verloren bij { $levels }: { $points }.
   *[other] Het meeste ging verloren bij { $levels }: elk { $points }.
}
summary-first-broken = { $n ->
    [one] Als eerste sneuvelde { $points }, bij { $level }.
   *[other] Als eerste sneuvelden { $points }, bij { $level }.
}
summary-restored = Onderweg hersteld of geraden: { $levels }.
summary-types = Naar soort. { $said }
summary-types-intact = Wat heel aankwam: { $types }.
summary-types-changed = Wat veranderd aankwam: { $types }.
summary-types-lost = Wat niet aankwam: { $types }.
summary-additions = Gehoord, maar het stond nooit in het plan:
summary-both-ways-down = Naar beneden overleefde { $here }, naar boven { $there }: een verschil van { $points } procentpunt.
summary-both-ways-up = Naar boven overleefde { $here }, naar beneden { $there }: een verschil van { $points } procentpunt.
summary-cascade-open = Niet elk punt is bij elke laag gescoord; cijfers van die lagen zijn weggelaten.
summary-chains = Er liepen { $n } ketens naast elkaar; cijfers zijn het gemiddelde, en elk vakje toont één teken per keten.

## Method
method-lost = { $n ->
    [one] Eén invoer van de sessie was niet te lezen en ontbreekt in deze samenvatting.
   *[other] { $n } invoeren van de sessie waren niet te lezen en ontbreken in deze samenvatting.
}
method-scale = “{ $step }”: schaal van { $low } tot { $high }.
method-scale-anchors = “{ $step }”: schaal van { $low } ({ $lowest }) tot { $high } ({ $highest }).
method-agreement = Eensgezindheid loopt van 0 (de helft aan elk uiterste) tot 1 (iedereen hetzelfde): vanaf 0,85 noemen we de zaal eensgezind, vanaf 0,50 gemengd, daaronder verdeeld. Het is een aanleiding voor gesprek, geen toets.
method-nps = De Net Promoter Score is het aandeel promotors (9–10) min het aandeel criticasters (0–6), van −100 tot +100; wie passief tevreden is (7–8) telt in geen van beide mee.
method-one-point = Bij { $k } kernpunten is één punt { $points } procentpunt. Ter vergelijking: in vijf à zes keer doorvertellen gaat ongeveer 70% van de details verloren, zoals vaak wordt aangehaald.
method-assumption = Maanden, weken en dagen zijn geteld als { $assumption }; een maand is 52/12 week. Doorlooptijd is niet hetzelfde als inzet.
method-short = De korte vorm van de workshop is gedaan.
method-fitted = De workshop is passend gemaakt op { $minutes } minuten.
method-by-hand = Met de hand gekozen items, en niet die van de telling: { $steps }.
method-left-out = Overgeslagen: { $steps }.
method-not-answered = Gevraagd, zonder antwoord: { $steps }.
method-differences = Verschillen zijn die tussen de niet-afgeronde cijfers.
summary-course = Verloop van de tijd
summary-planned = Gepland (min)
summary-under-a-minute = minder dan 1
summary-used = Gebruikt (min)

## Tables
sheet-summary = samenvatting
sheet-remarks = geparkeerd en gezegd
sheet-all-items = alle antwoorden
sheet-all-figures = alle cijfers
sheet-decision = besluit
sheet-by = door
sheet-list = lijst
sheet-remark = wat
sheet-quote = citaat
sheet-note = notitie
sheet-minutes = { $field }, in minuten
sheet-share = { $field }, aandeel
sheet-ratio = { $field }, keer de kortste
sheet-part = aandeel
sheet-rank = plaats
sheet-aspect = aspect
sheet-group = groep
sheet-everyone = iedereen
sheet-n = aantal scores
sheet-lowest = laagste
sheet-highest = hoogste
sheet-nps = NPS
sheet-scored = aantal met score { $score }
sheet-point = kernpunt
sheet-survival = aandeel heel
sheet-seconds = seconden
sheet-number = nummer
sheet-field = veld
sheet-text = tekst
sheet-amount = getal
sheet-figure = cijfer
page-of = { $page } van { $pages }
csv-actions = acties
csv-reviewed = acties-vorige-keer
csv-decisions = besluiten
csv-remarks = geparkeerd-en-gezegd
csv-items = antwoorden
csv-figures = cijfers

compare-title = { $title } — toen en nu
compare-title-two = { $then } en { $now } — toen en nu
compare-then = Toen
compare-now = Nu
compare-day = { $day }, { $people ->
    [one] één deelnemer
   *[other] { $people } deelnemers
}
compare-both = { $then } (toen) en { $now } (nu)
compare-value = { $value } (n = { $n })
compare-value-dots = { $value } ({ $n ->
    [one] 1 sticker
   *[other] { $n } stickers
})
compare-value-items = { $value } ({ $n ->
    [one] 1 onderwerp
   *[other] { $n } onderwerpen
})
compare-value-points = { $value } ({ $n ->
    [one] 1 punt
   *[other] { $n } punten
})
compare-difference = Verschil
compare-points = { $n } pp
compare-nothing = Deze twee sessies hebben geen cijfer gemeen dat te vergelijken is.
compare-counts = { $n ->
    [one] Eén cijfer staat in beide sessies
   *[other] { $n } cijfers staan in beide sessies
}: { $rose } gestegen, { $fell } gedaald, { $stayed } ongeveer gelijk gebleven{ $few ->
    [0] .
    [one] , en één berust op te weinig antwoorden om te vergelijken.
   *[other] , en { $few } berusten op te weinig antwoorden om te vergelijken.
}
compare-gap-too-few = te weinig
compare-rose-most = { $n ->
    [one] Het meest gestegen: { $what }.
   *[other] { $n } cijfers zijn het verst gestegen, alle even ver.
}
compare-fell-most = { $n ->
    [one] Het meest gedaald: { $what }.
   *[other] { $n } cijfers zijn het verst gedaald, alle even ver.
}
compare-moved = { $label } ({ $step }), van { $then } naar { $now }
compare-reading = Hoe dit te lezen is
compare-people = Toen { $then ->
    [one] deed één persoon
   *[other] deden { $then } mensen
} mee, nu { $now }; dat hoeven niet dezelfde te zijn.
compare-one-person = ▲ gestegen, ▼ gedaald, = precies gelijk, ~ ongeveer gelijk. Verschillen zijn die tussen de niet-afgeronde cijfers; tussen cijfers die als aantal staan, staat alleen de richting. Een cijfer heet ongeveer gelijk zolang één enkel antwoord, hoe anders ook, het verschil had kunnen maken. Bij minder dan { $n } antwoorden in een van de sessies zijn het er te weinig om te vergelijken.
compare-lost = { $when }: { $n ->
    [one] één invoer van de sessie was niet te lezen en ontbreekt hier.
   *[other] { $n } invoeren van de sessie waren niet te lezen en ontbreken hier.
}
compare-indication = Een indicatie: met minder dan { $n } mensen beweegt een cijfer makkelijk.
compare-small = Scores van minder dan { $n } mensen worden niet getoond.
compare-only-then = Alleen toen: { $items }
compare-only-now = Alleen nu: { $items }
compare-left = Niet vergeleken
compare-not-answered-then = Toen niet beantwoord: { $items }
compare-not-answered-now = Nu niet beantwoord: { $items }
compare-withheld-then = Toen te weinig antwoorden om te tonen: { $items }
compare-withheld-now = Nu te weinig antwoorden om te tonen: { $items }
compare-tie = { $when } { $places ->
    [one] kon er één door
   *[other] konden er { $places } door
}; op de grens stonden er { $n } gelijk: { $items }.
compare-tie-taken = Wat het eerst in de lijst stond, ging door: { $items }.
compare-tie-of-many = { $when } { $places ->
    [one] kon er één door
   *[other] konden er { $places } door
}; op de grens stonden er { $n } gelijk.
measured-answered = beantwoord
measured-not-asked = niet gevraagd
measured-not-answered = niet beantwoord
measured-withheld = niet getoond
measured-otherwise = een andere vraag
measured-absent = niet in het script
compare-file = vergeleken
recount-title = Hertelling: andere regels
recount-mark = Een hertelling, niet de uitslag: dezelfde stickers en scores, geteld volgens andere regels.
recount-seats = Plaatsen
recount-last = De laatste die doorgaat
recount-share = Deel van de stickers
recount-margin = Stickers over
recount-tie = gelijk
recount-cut = { $from }–10 min 0–{ $to }
recount-sure = Marge (95%)
recount-median = Mediaan
recount-top = Twee hoogste scores
trace-title = Waar het vandaan komt
