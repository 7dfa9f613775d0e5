# screens (nl)
