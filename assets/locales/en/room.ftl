# room (en)

room-waiting = We will begin in a moment.
room-half = We are halfway.
room-two-minutes = Two more minutes
room-half-minute = Thirty seconds
room-time-up = The time is up.
room-paused = The clock is paused.
room-stop = Stop, even mid-sentence.
room-back = Back at { $time }
room-over = What we take with us
room-before = … and { $n } earlier
room-loose = not grouped yet
room-dots = { $given } of { $of } dots placed
room-scores = { $given } of { $of } scores in
room-day = { $day } { $month }
room-box = { $time } minutes
room-writing = Write down what you heard, each on your own. No talking.

## What the facilitator does with the room's screen
do-room-view = Show what the room sees on this screen, or go back
do-reveal = Reveal the results to the room, or hide them again
do-black = The room's screen black, or back
do-freeze = Freeze the room's screen, or let it go on
do-room-shows = Choose what the room sees
do-room-view-short = room
do-reveal-short = reveal
room-shows-title = What the room sees
room-choice-auto = what fits the step
room-choice-question = the question alone
room-choice-items = the items, large
room-choice-results = the results
room-choice-agenda = the programme
room-choice-theme = colours of the wall:
room-choice-typing = what is being typed, too
said-revealed = The room sees the results.
said-hidden = The room no longer sees the results.
said-nothing-to-reveal = This step has no results to reveal.
head-room-on = room
head-room-black = room: black
head-room-frozen = room: frozen
head-room-question = room: question
head-room-items = room: items
head-room-results = room: results
head-room-agenda = room: programme
where-room = What the room sees, on this screen
