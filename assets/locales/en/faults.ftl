# faults (en)
