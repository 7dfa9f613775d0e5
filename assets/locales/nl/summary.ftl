# summary (nl)
