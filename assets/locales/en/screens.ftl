# screens (en)
