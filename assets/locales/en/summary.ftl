# summary (en)
