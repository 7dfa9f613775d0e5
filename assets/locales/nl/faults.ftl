# faults (nl)
