# screens (nl)
action-what = wat
action-who = wie
action-when = uiterlijk
action-first-step = eerste stap
action-needs = nodig
