# summary (nl)

## Figures in sentences
list-and = { $first } en { $last }
percent = { $n }%
thousands = { "." }
band-shared = gedeeld
band-mixed = gemengd
band-divided = verdeeld
assumption-work-40 = werktijd, week van 40 uur
assumption-work-36 = werktijd, week van 36 uur
assumption-work-38 = werktijd, week van 38 uur
assumption-calendar = kalendertijd
