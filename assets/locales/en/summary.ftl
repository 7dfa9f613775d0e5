# summary (en)

## Figures in sentences
list-and = { $first } and { $last }
percent = { $n }%
thousands = { "," }
band-shared = shared
band-mixed = mixed
band-divided = divided
assumption-work-40 = working time, 40-hour week
assumption-work-36 = working time, 36-hour week
assumption-work-38 = working time, 38-hour week
assumption-calendar = calendar time
