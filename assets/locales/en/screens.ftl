# screens (en)
action-what = what
action-who = who
action-when = when
action-first-step = first step
action-needs = needs
