# screens (en)

## Actions: the fields
action-what = what
action-who = who
action-when = when
action-first-step = first step
action-needs = needs
theme-name = theme

## What actions do, as help and palette say it
do-help = Help on what works here
do-palette = Find any action by name
do-interrupt = Leave the program (press twice)
do-escape = Leave the field, close the window
do-confirm = Add, confirm, go on
do-next-field = Next field
do-previous-field = Previous field
do-next = Next step
do-prepare = Prepare: keep it as it is, and begin it later
do-open-prepared = Open the chosen session: a prepared one without beginning it, one that is over to correct it
do-begin = Begin: the first step and its clock
do-plan = Change the minutes of the steps, or leave some out
do-previous = Previous step
do-clock = Start or pause the clock
do-more = One minute more
do-less = One minute less
do-silent = The room is silent: what to try next
do-note = For the parking lot, decisions, quotes or notes
do-parking-lot = Add to the parking lot
do-decision = Add a decision
do-quote = Add a quote
do-own-note = Add a note for yourself
do-lists = Show parking lot, decisions, quotes and notes
do-undo = Undo the last change
do-redo = Redo what was undone
do-skip = Skip this step
do-people = Change how many people are in the room
do-people-list = The people in the room by name
do-next-line = Next line; on an empty last one keep the list
do-keep-people = Keep the list
do-read-otherwise = Read a comma between two names otherwise
do-voters = Change how many people vote
do-ballot = Vote or score in secret: pass the laptop round
do-back = Back to the home screen
do-edit = Go into the text field, edit the chosen item
do-up = Up
do-down = Down
do-left = Left
do-right = Right
do-choice-before = Choose the one before
do-choice-after = Choose the one after
do-dot-less = One dot less
do-dot-more = One dot more
do-one-less = One less
do-one-more = One more
do-leave-empty = Leave it empty
do-ballot-on = Go on, confirm
do-ballot-stop = Stop, go back
do-expect-more = One more person takes part
do-drop-step = Leave the step out, or put it back
do-first = To the first
do-last = To the last
do-move-up = Move the item up
do-move-down = Move the item down
do-join = Join with another item
do-split = Split the item in two
do-remove = Remove
do-remove-all = Remove all items of this step
do-mark-intact = Mark: intact
do-mark-changed = Mark: changed
do-mark-lost = Mark: lost
do-addition = Add what was heard but never said
do-chain = The other chain
do-chains = One chain or two
do-assumption = Count real time differently (40, 36 or 38 hours, calendar)
do-stage-back = One stage back
do-read = Read intent, notes and handout in full
do-carry = Take items from an earlier session
do-paste-again = Look again at what was pasted and not added
do-keep-paste = Keep what was pasted for later
do-review = Go through the actions of last time
do-toggle-all = Mark all, or none
do-review-done = The action is done
do-review-carried-on = The action is carried on in this session
do-review-dropped = The action is dropped
do-theme = The next theme: light, dark, high contrast
do-bell = Sound when time runs out, or none
do-mouse = The mouse for flipover or for the terminal
do-language = Dutch or English

## The same in the footer
do-help-short = help
do-palette-short = actions
do-next-short = next
do-heading-short = who and when
do-people-list-short = names
do-next-line-short = next line
do-keep-people-short = keep
do-read-otherwise-short = read otherwise
do-clock-short = clock
do-more-short = +1 min
do-silent-short = silence
do-read-short = notes
do-carry-short = earlier session
do-toggle-all-short = all or none
do-review-done-short = done
do-review-carried-on-short = carried on
do-review-dropped-short = dropped
do-note-short = note
do-confirm-short = go on
do-yes-short = yes
do-keep-paste-short = for later
do-add-short = add
do-type-short = type
do-save-short = save
do-start-short = start
do-prepare-short = prepare
do-open-prepared-short = open, do not begin
do-correct-session = Open the session to correct it
do-correct-session-short = correct
do-correct = Correct a step of the session; its times stay
do-correct-short = correct a step
do-begin-short = begin
do-plan-short = plan
do-scroll-short = scroll
do-other-list-short = other list
do-open-session-short = session
do-next-field-short = next field
do-stage-back-short = back
do-mark-intact-short = intact
do-mark-changed-short = changed
do-mark-lost-short = lost
do-addition-short = addition
do-voters-short = voters
do-ballot-short = secret
do-alone-short = I am alone
do-close-ballot-short = close
do-count-short = count
do-pass-on-short = pass on
do-hand-in-short = hand in
do-give-nothing-short = clear
do-look-again-short = back
do-next-row-short = go on
do-stop-short = stop
do-one-less-short = less
do-one-more-short = more
do-leave-empty-short = empty
do-expect-more-short = one more person
do-edit-short = edit
do-move-up-short = move
do-join-short = join
do-split-short = split
do-remove-short = remove
do-down-short = choose
do-right-short = choose
do-previous-short = back to the last step
do-lists-short = lists
do-undo-short = undo
do-export-short = summary
do-back-short = home
do-language-short = Nederlands
do-theme-short = theme

key-space = Space

## Where keys work
where-anywhere = Everywhere
where-session = In a session, also while typing
where-outside = In a session, outside a text field (Esc leaves the field)
where-field = In a text field
where-list = In a list
where-items = On an item
where-vote = In a vote
where-rate = Where scores are given
where-ballot = In a secret ballot
where-stage = In the cascade
where-grid = In the grid
where-picture = In the picture
where-over = When the workshop is over
where-prepared = In a session that is prepared
where-home = At home
where-open-actions = Among the open actions
where-form = In this form
where-people = In the list of people
where-window = In this window

## Home
home-tagline = workshops, step by step
home-workshops = Workshops
home-sessions = Sessions
home-actions = Open actions
home-no-actions = There are no open actions.
# From Monday on.
weekdays-short = Mon Tue Wed Thu Fri Sat Sun
home-no-day = no day
home-overdue = overdue: { $day }
home-action-session = session: { $id }
said-settled = “{ $what }”: { $outcome }, noted in its session. { $key } takes it back.
said-settled-back = “{ $what }” is open again.
said-no-action-chosen = Choose an action first.
said-none-settled = Nothing was noted of actions here yet. What was noted before is taken back in its session.
actions-not-settled = What became of it was not noted: { $why }
actions-changed = The action has changed or is gone meanwhile. This is how the list is now.
home-filter = type to filter
home-workshop-line = { $full } min, short { $short } · { $low }–{ $high } people
home-faulty = This script has faults
home-reading = Reading the sessions …
home-no-sessions = No sessions yet. Choose a workshop under Workshops and press Enter.
home-no-match = Nothing fits. Esc clears the filter.
home-branched = branched at { $at }
home-ended = ended, { $minutes } min
home-ended-keys = ended, { $minutes } min — Enter plays it back, F2 opens it to correct something
home-prepared-line = prepared
home-prepared = prepared — Enter begins it, F2 opens it first
home-open = open at step { $step }: { $title }
# The same where there is little room.
home-crashed-line = stopped unexpectedly, step { $step }
home-crashed = stopped unexpectedly at step { $step }: { $title } — Enter resumes
home-unreadable = cannot be read
home-in-use = running now in another window, step { $step }: { $title }
home-apart = another copy
home-session-id = file: { $id }.ron
language-name = English
home-minutes = full short
materials = Materials
date-short = %-d %b %Y
date-time-short = %-d %b %Y %H:%M

## The start form
form-title = New session
form-hint = Everything may stay empty or be changed later. Enter starts the first step and the clock; F2 keeps it for later.
form-learned-offer = { $n ->
    [one] By what its steps took in your earlier session it comes to { $minutes } minutes; to plan with that, choose the length “{ variant-learned }”.
   *[other] By what its steps usually took in your { $n } earlier sessions it comes to { $minutes } minutes; to plan with that, choose the length “{ variant-learned }”.
}
form-learned = { $n ->
    [one] Every step gets the minutes it took in your earlier session; what was not done there keeps its own.
   *[other] Every step gets the minutes it took in your { $n } earlier sessions, the median; what was done in none keeps its own.
}
form-client = client
form-group = group
form-people = people
form-facilitator = facilitator
form-language = language
form-variant = length
form-until = minutes, end time
variant-full = full
variant-short = short
variant-own = own
variant-learned = as before
form-run-sheet = Run sheet: { $minutes } minutes, until { $end } if you start now
form-more-steps = … and { $n } more, until { $end }
form-wrong-people = Type a number of people from 1 to 999.
form-wrong-until = Type minutes such as 95, or an end time such as 16:30.
form-end-of-later = An end time is not known before it begins. Type minutes, such as 95.
form-passed = It is past { $end } already. Type an end time still to come, or minutes such as 95.
form-spare = The whole workshop takes { $full } of the { $minutes } minutes you have: it will be over sooner.
form-size = It is meant for { $low } to { $high } people.
form-left-out = Left out: { $list }.
form-too-short = This workshop takes at least { $minutes } minutes.

## The console
agenda = Programme
step-next = → { $time } { $title }
step-of = { $n } of { $count }
head-ends = ends { $time }
head-ended = ended { $time }
head-late = { $minutes } min late
head-early = { $minutes } min early
head-saved = saved
head-saving = saving { $n }
head-read-only = reading only
intent = Intent
notes = For you
handout = Handout
notes-more = … more: Esc, then m
picture-more = … more: Esc, then R
clock-paused = paused
clock-paused-long = paused — F2 goes on
clock-corrected = it is over and being corrected: no time passes
clock-again = done; you look back on it
clock-over = Time is up
clock-until = of { $minutes } min, until { $time }
clock-step-left = { $left } left in this step
field-hint = one line, one item
as-before = (as before)
field-selected = Typing replaces it; → keeps it
field-no-day = no day yet
editing = Editing { $n }: Enter saves, Esc leaves it as it was.
items-of = { $n } of { $max }
items-count = { $n ->
    [one] 1 item
   *[other] { $n } items
}
no-items-yet = Nothing yet. Type what people say; Enter adds it.
no-input = There is nothing to work on yet: the step this one builds on has no items. Go back with PgUp, or on with PgDn.
more-lines = { $n } more
more-above = … { $n } more ↑
more-below = … { $n } more ↓
too-small = The window is too small: flipover needs { $columns } × { $rows }. Everything keeps working.
not-marked = not marked yet

## Votes and scores
vote-head = { $voters ->
    [one] 1 voter
   *[other] { $voters } voters
}, { $dots ->
    [one] 1 dot
   *[other] { $dots } dots
} each, at most { $most } on one item: { $left } left to give. Type the count and Enter.
vote-tie = { $n } items tie at the cut of { $seats }. Ask the group; else the list’s order decides.
taken-tie = { $n } items tied at the cut of { $seats }; those first in the list went on.
scores = scores
rate-head = Scores from { $low } to { $high }.
rate-hint = { $high } { $less } { $high }   or   { $high }x3: the score { $high } three times
rate-echo = { $score }: { $n ->
    [one] once
   *[other] { $n } times
}
rate-echo-all = n = { $n }
rate-cell = { $mean } (n={ $n })
rate-summary = n={ $n }, mean { $mean }, { $band }

## Secret ballots
ballot-title = Secret vote
ballot-title-scores = Secret scores
ballot-pass = Pass the laptop to the next person.
ballot-count = { $n } of { $of } { $of ->
    [one] ballot
   *[other] ballots
} in
ballot-alone = Enter: I am alone with it.
ballot-promise = Only the totals are kept, never what one person gives. Facilitator: Esc closes.
ballot-everyone = Everyone has had a turn.
ballot-give-back = Give the laptop back to the facilitator. Enter: close.
ballot-dots = { $dots ->
    [one] You have 1 dot
   *[other] You have { $dots } dots
}, at most { $most } on one item: { $left } left.
ballot-how-dots = Type a number or use ← →; Enter goes on.
ballot-scores = Give scores from { $low } to { $high }: type a number or use ← →. You may leave some out.
ballot-group = Your group: { $groups }
ballot-choose = choose
ballot-done = Done
ballot-ask-dots = { $left ->
    [0] All your dots are placed.
    [one] You have 1 dot left.
   *[other] You have { $left } dots left.
} Hand it in? After that nothing of it can be seen or changed. Enter: hand in. Esc: back.
ballot-ask-scores = { $left ->
    [0] Every score is given.
    [one] 1 score is empty.
   *[other] { $left } scores are empty.
} Hand it in? After that nothing of it can be seen or changed. Enter: hand in. Esc: back.
ballot-ask-clear = Stop without handing in? Your ballot is cleared and does not count. Enter: clear. Esc: back.
ballot-close = Facilitator: close now and count?
ballot-replaces = Dots were counted already. The ballots take their place; undo brings the old count back.
ballot-adds = There are scores already. The ballots are added to them.
ballot-few = With fewer than five ballots the outcome can point at people.
ballot-close-keys = Enter: count. Esc: pass it on after all. +: one more person takes part.
ballot-empty-keys = Nobody has had a turn yet. Enter: stop without counting. Esc: pass it on after all.

## Units
unit-minutes = { $amount } min
time-minutes = { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
}
time-seconds = { $seconds ->
    [one] 1 second
   *[other] { $seconds } seconds
}
time-both = { $time } minutes
unit-hours = { $n ->
    [one] { $amount } hour
   *[other] { $amount } hours
}
unit-days = { $n ->
    [one] { $amount } day
   *[other] { $amount } days
}
unit-weeks = { $n ->
    [one] { $amount } week
   *[other] { $amount } weeks
}
unit-months = { $n ->
    [one] { $amount } month
   *[other] { $amount } months
}

## The cascade
stage-writing = writing down
stage-scoring = marking
cascade-ready = { $points } key points, { $chains ->
    [one] one chain
   *[other] { $chains } chains
}. Give everyone a level and send the waiting levels out of earshot.
cascade-no-points = There are no key points yet, so nothing can be marked. Go back to the key points with PgUp.
cascade-people = { $n ->
    [one] 1 person
   *[other] { $n } people
}
cascade-ready-hint = Enter puts the first level's card on the table. 2 switches between one chain and two.
cascade-card-hint = Enter starts the box: { $time }.
cascade-next = Up next, still outside: { $level }
cascade-stop = Stop, even mid-sentence.
cascade-writing-hint = When the pens are down, Enter opens the grid.
grid-head = { $n }. { $level }
grid-chain = chain { $n } of { $count } (Tab)
grid-legend = =  intact    ~  changed    -  lost    in what this level passed on
grid-additions = { $n ->
    [0] Heard but never said: nothing yet. a adds one.
    [one] Heard but never said: 1
   *[other] Heard but never said: { $n }
}
picture-nps = { $score }   n = { $n }, one class ≈ { $one } points
picture-nps-parts = █ { $promoters ->
    [one] 1 promoter
   *[other] { $promoters } promoters
} 9–10   ▒ { $passives ->
    [one] 1 passive
   *[other] { $passives } passives
} 7–8   ░ { $detractors ->
    [one] 1 detractor
   *[other] { $detractors } detractors
} 0–6
picture-means = Means, lowest first
picture-gaps = ● { $first }   ○ { $second }   and the difference
picture-groups = { $first } higher (+) or lower (−) than { $second }
picture-incomplete = Not every point is marked at every level yet; Backspace goes back to the grid.
picture-legend = █ intact   ▒ changed   · lost
picture-survival = What survived, per level
picture-yardstick = ┊ about what retelling usually leaves (some 70% lost in five to six retellings)
picture-loss = Largest loss at: { $levels } ({ $n } key points).
picture-prediction = The group expected { $predicted }; { $arrived } arrived intact.
picture-by-type = Which kind of content arrived
picture-additions = Heard but never said
picture-down-up = Down against up
picture-down = down
picture-up = up
picture-real-clock = How the roll-out divides time
picture-own-clock = Your own last plan
picture-old-clock = Your clock until now
picture-new-clock = Your new clock
picture-ratio = { $ratio } : 1
picture-log = Bars on a logarithmic scale; { $assumption }. Time from begin to end is not effort. A counts it differently (Esc first).

## Silence
silent-title = Silence: { $n } of { $count }
silent-wait = Wait twenty seconds and look friendly. Do not answer yourself.
silent-repeat = Repeat the question in fewer words.
silent-write = One minute of writing, everyone alone.
silent-pairs = Two minutes in pairs; then ask the pairs.
silent-park = Park it and move on.
silent-brief = Give your own example first.
silent-collect = “Name one, it may be unfinished.”
silent-vote = “Choose what you would miss.”
silent-rate = Scores on slips; speak later.
detail-filled = { $filled } of { $of } filled in
silent-detail = Give a wrong answer on purpose and be corrected.
silent-cascade = “What did you literally hear?”
silent-actions = “What is possible before Friday?”

## Lists of the session
list-parking-lot = Parking lot
list-decisions = Decisions
list-quotes = Quotes
list-notes = Notes
note-menu-title = What is it for?
note-text = what
note-by = who
note-said-by = said by
lists-title = Parking lot, decisions, quotes, notes
lists-empty = Nothing noted yet. F9 adds something at any moment.

## Earlier sessions
carry-title = Items from an earlier session
carry-empty = There is no earlier session yet from which this step could take anything.
carry-damaged = { $n ->
    [one] One session is left out: its file is damaged.
   *[other] { $n } sessions are left out: their files are damaged.
}
carry-kept-back = { $n ->
    [one] One item stays behind: nobody gave permission to tell it further.
   *[other] { $n } items stay behind: nobody gave permission to tell them further.
}
carry-no-list = Items can only be taken at a step in which the room collects them.
carry-none-marked = Nothing is marked. Space marks an item, a marks all.
said-carried = { $n ->
    [one] One item taken over.
   *[other] { $n } items taken over.
}
said-carried-less = { $n ->
    [one] One item taken over
   *[other] { $n } items taken over
}, without { $dropped ->
    [one] one answer
   *[other] { $dropped } answers
} this step does not know.
banner-open-actions = { $n ->
    [one] One action of last time is still open.
   *[other] { $n } actions of last time are still open.
} Esc, then O: go through them.
review-title = Actions of last time
review-none = No actions of earlier sessions with this client are open.
review-hint = What is carried on joins the actions of this session. What you leave open comes back next time.
review-passed = { $day }, passed

## Windows
help-title = What the keys do here
help-filter = type to search
palette-title = What do you want to do?
ask-break = A break until when? 15, 20 min, 13:15
break-wrong-until = Type how many minutes it lasts (15), or when it ends (13:15), within twelve hours.
said-break = The room sees the break until { $time }. The clock is stopped; F2 goes on.
said-paused = The clock is stopped. A break? { $key } puts its end on the wall.
cue-break-over = The break is over. F2 goes on.
ask-people = How many people are in the room?
ask-people-hint = { $n ->
    [0] Tab  who they are, by name
   *[other] Tab  who they are, by name ({ $n } listed)
 }
people-title = The people in the room
people-hint = A person a line; first names are enough. A role stands behind a dash or a comma: Noor – planner. A list can be pasted.
people-proposed = This is the list of { $day }, of the same client and group. Enter keeps it; change what is different.
people-count = { $n ->
    [one] 1 person listed, { $people } in the room.
   *[other] { $n } people listed, { $people } in the room.
 }
people-count-alone = { $n ->
    [one] 1 person listed.
   *[other] { $n } people listed.
 }
people-comma-turned = { $n ->
    [one] Line { $line }, “{ $typed }”, is read as { $read }. Tab reads it otherwise.
   *[other] Line { $line }, “{ $typed }”, is read as { $read }, and so are all { $n } lines like it. Tab reads them otherwise.
 }
people-comma-role = { $n ->
    [one] Line { $line }, “{ $typed }”, is read as a name with a role: { $read }. Tab reads it otherwise.
   *[other] Line { $line }, “{ $typed }”, is read as a name with a role: { $read }, and so are all { $n } lines like it. Tab reads them otherwise.
 }
people-comma-apart = { $n ->
    [one] Line { $line }, “{ $typed }”, is read as two people: { $read }. Tab reads it otherwise.
   *[other] Line { $line }, “{ $typed }”, is read as two people: { $read }, and so are all { $n } lines like it. Tab reads them otherwise.
 }
people-equal = “{ $name }” is there { $n } times (lines { $lines }). All stay; a role or a letter behind the name tells them apart.
people-equal-apart = “{ $name }” is there { $n } times (lines { $lines }); their roles tell them apart.
people-equal-apart-more = { $n } names are there more than once; the roles tell them apart.
people-equal-more = { $n ->
    [one] 1 more name is there more than once.
   *[other] { $n } more names are there more than once.
 }
people-silent = { $more ->
    [0] Nothing noted yet of { $names }.
   *[other] Nothing noted yet of { $n } people: { $names } and { $more } more.
 }
people-below = { $n } more below
said-people-listed = { $n ->
    [0] Nobody is listed.
    [one] 1 person is listed.
   *[other] { $n } people are listed.
 }
said-people-listed-more = { $n } people are listed, and so many there are.
said-people-held = The list as it is typed is kept until you open it again; the session has not changed.
said-people-unseen = Names are not shown while this screen is what the room sees. F5 goes back first.
said-people-cut = { $n ->
    [one] 1 line found no place: a list has at most 999 people.
   *[other] { $n } lines found no place: a list has at most 999 people.
 }
question-more-people-title = More names than people
question-more-people = { $n } people are listed, and the head count is { $people }. Make it { $n }?
ask-voters = How many people vote?
ask-addition = What was heard here that was never said?
question-keys = Enter  yes      Esc  no
question-end-title = The last step
question-end = End the workshop? The clock stops; you can still change everything and go back.
question-skip-title = Skip this step?
question-skip = Something was done in this step. Skip it all the same? What stands so far is kept; PgUp goes back to it.
question-skip-cascade-title = The cascade is still running
question-skip-cascade = The cascade is not finished: levels still have to pass it on or marks are missing. Skip it all the same? What stands so far is kept; PgUp goes back to it.
question-remove-all-title = Remove all items
question-remove-all = Remove all items of this step? Undo brings them back.
question-few-title = Few ballots
question-few = { $n ->
    [one] One ballot was counted
   *[other] { $n } ballots were counted
}. With fewer than five the outcome can point at people. Show it to the room all the same?
question-paste-title = A pasted text
question-paste = { $n ->
    [one] One line was pasted.
   *[other] { $n } lines were pasted.
}{ $marks ->
    [0] {""}
   *[other] {" "}{ $marks } had a mark of a list in front, which is taken off.
} { $items ->
    [one] Add one item like this?
   *[other] Add { $items } items like this?
}
paste-keys = Enter  add    Esc  for later
paste-keys-pick = Enter  add    ← →  choose    Esc  for later
paste-keys-picks = Enter  add    ← →  choose    Tab  the next choice    Esc  for later
paste-shape = One item is
paste-by-row = a row, its cells in the fields
paste-by-line = a line
paste-by-paragraph = a paragraph
paste-whole = all of it together
paste-headings = { $n ->
    [one] The heading “{ $first }”
   *[other] The { $n } headings (“{ $first }” …)
}
paste-headings-items = { $n ->
    [one] an item, as the other lines are
   *[other] items, as the other lines are
}
paste-headings-out = left out
paste-headings-field = in “{ $field }”, of what is below
paste-head = The first row
paste-head-names = names of columns, left out
paste-head-item = an item
paste-unread = Line { $line }: “{ $typed }” cannot be read as “{ $field }” and { $goes }.
paste-surplus = Line { $line } has more cells than there are fields: “{ $typed }” { $goes }.
paste-goes = goes into “{ $field }”
paste-goes-nowhere = is left out
paste-missing = Line { $line } has nothing in “{ $field }”, which an item needs: nothing can be added like this.
paste-too-long = Line { $line } is longer than an item can be; its end is cut off.
paste-short = { $n ->
    [one] One row has fewer cells than the others; the rest of its fields stay empty.
   *[other] { $n } rows have fewer cells than the others; the rest of their fields stay empty.
}
paste-more-troubles = { $n } more like these: the items are marked ! below.
paste-more-items = … and { $n } more items.
paste-below = ↓ { $n } more

## The end
over-title = The workshop is over
over-facts = { $steps ->
    [one] 1 step
   *[other] { $steps } steps
} in { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
} · { $actions ->
    [one] 1 action
   *[other] { $actions } actions
} · { $decisions ->
    [one] 1 decision
   *[other] { $decisions } decisions
}
over-next = e writes the summary. a corrects a step, and the times stay. PgUp goes back to the last step. q returns to the home screen.
prepared-title = Prepared: { $minutes } minutes, not begun
prepared-hint = Enter begins the first step and the clock. T changes the minutes, D what stands at the head. The times below are those if it began now.

## What is said
said-draft = Half-typed text was kept and is back where it stood.
said-half-typed = What you are typing is no item yet: Enter adds it. Pressing the key again goes on; the text waits here.
said-pasted = { $n ->
    [one] One item added; u takes it back.
   *[other] { $n } items added; u takes them all back.
}
said-paste-kept = What was pasted is kept: Esc, then Y, offers it again.
said-nothing-pasted = Nothing was pasted that is not added yet.
said-paste-nowhere = What was pasted is kept; it can be added in a step that collects items.
said-paste-cut = This is too much for one paste: only its first million characters or so were taken. Paste the rest by itself.
said-noted = Noted under: { $list }.
said-note-changed = Changed, under: { $list }.
said-note-removed = Removed: “{ $text }”. After Esc, u brings it back.
said-item-removed = Removed: “{ $text }”. u brings it back.
said-joined = Joined: “{ $text }”. u parts them.
said-no-item-to-join = There is no other item in this list to join it with.
said-no-such-number = There is no other item with the number { $typed }.
join-title = Join “{ $text }” with
join-number = Number, or ↑ ↓:
join-hint = Type the number of the item it says the same as.
join-becomes = It will say: “{ $text }”.
join-dots = { $n ->
    [one] It has 1 dot.
   *[other] It has { $n } dots.
}
join-lost = Of the other one is not kept: { $what }.
said-split = Split: “{ $first }” and “{ $second }”. u makes them one again.
said-no-item-to-split = There is no item here with a text to split.
split-title = Split the item in two
split-hint = Put the cursor where the second item begins, then Enter. The text can be changed here too.
split-becomes = They will say: “{ $first }” and “{ $second }”.
split-stays = With the first stays { $what }.
said-choose-to-add = Choose “{ $field }” as well, with a digit or ← →; Enter adds the item.
said-choose-to-save = Choose “{ $field }” as well, with a digit or ← →; Enter keeps the change.
said-more = One minute more: this step takes { $minutes } min now.
said-less = One minute less: this step takes { $minutes } min now.
said-no-theme = This item is in no theme, so there is none to remove.
said-theme-removed = Theme “{ $name }” is gone; { $n ->
    [0] no item was in it
    [one] 1 item is loose again
   *[other] { $n } items are loose again
}. u brings it back.
said-ballot-in = The ballot is in. Pass the laptop on.
said-ballots-counted = { $n ->
    [one] 1 ballot counted. F6 shows the outcome; u takes the count back.
   *[other] { $n } ballots counted. F6 shows the outcome; u takes the count back.
}
said-ballots-few = { $n ->
    [one] 1 ballot counted
   *[other] { $n } ballots counted
}. So few can point at people, so F6 asks before the room sees the outcome; u takes the count back.
said-ballot-last = The ballot is in. It was the last one.
said-ballots-kept = { $n ->
    [0] The secret ballot is still open.
    [one] The secret ballot goes on: 1 ballot is in.
   *[other] The secret ballot goes on: { $n } ballots are in.
}
said-faulty-script = This script has faults; they stand beside it. Mend the file and start again.
said-gone-with = With it went { $what }. u brings all of it back.
gone-dots = { $n ->
    [one] 1 dot
   *[other] { $n } dots
}
gone-scores = { $n ->
    [one] 1 score
   *[other] { $n } scores
}
gone-details = { $n ->
    [one] what was filled in for it
   *[other] what was filled in { $n } times
}
gone-references = { $n ->
    [one] 1 reference to it
   *[other] { $n } references to it
}
said-theme = Theme: { $name }.
said-bell = The laptop sounds when time runs out.
said-no-bell = No sound when time runs out.
said-mouse = The wheel of the mouse scrolls here; hold Shift to select text in the terminal.
said-no-mouse = The mouse is the terminal's again: it selects text.
question-slept-title = The laptop slept
question-slept = The laptop slept for { $minutes } { $minutes ->
    [one] minute
   *[other] minutes
} while the clock ran. Does that time count? Enter: yes, the room worked on. Esc: no, the clock goes on from where it stood.
did-sleep = counting the time the laptop slept
said-leave = Press Ctrl-C once more to leave, within five seconds.
said-leave-unsaved = { $n ->
    [one] 1 change is
   *[other] { $n } changes are
} not on disk. Press Ctrl-C once more to leave all the same, within five seconds: one more attempt is made to write them.
said-leave-session = Press Ctrl-C once more to leave, within five seconds. Everything is saved; the session can be resumed.
said-undone = Undone: { $what } ({ $time })
said-redone = Redone: { $what } ({ $time })
said-unowned = { $who ->
    [0] { "" }
   *[other] Without an owner: { $who }.{ " " }
}{ $when ->
    [0] { "" }
   *[other] Without a date: { $when }.{ " " }
}PgUp goes back.
banner-failing = Not on disk: { $n ->
    [one] 1 change
   *[other] { $n } changes
}. Nothing is lost as long as this window stays open; it is tried again every two seconds. { $why }
banner-rescued = Nothing is lost: the session's file could not be used any more, so all of it is in a new one now and goes on there: { $path }
did-entered = to step “{ $step }”
did-skipped = skipped “{ $step }”
did-items-added = { $n ->
    [one] added an item
   *[other] added { $n } items
}
did-items-removed = { $n ->
    [one] removed an item
   *[other] removed { $n } items
}
do-heading = Correct client, group, people, facilitator or day
did-heading = heading corrected
heading-title = What stands at the head of the session
heading-day-hint = The day stays empty unless it was another one than the day it was typed. Enter saves, Esc leaves everything as it was.
said-heading = Corrected, here and in all documents.
form-day = day
did-people = head count
did-people-listed = list of people
did-ended = end of the workshop
did-paused = clock paused
did-started = clock started
did-time = time of the step
did-edited = edited an item
did-moved = moved an item
did-joined = joined two items
did-split = split an item
did-theme-added = theme “{ $name }”
did-theme-removed = removed theme “{ $name }”
did-detail = details of an item
did-voters = number of voters
did-votes = votes
did-scores-of = scores of “{ $item }”
did-ballots = { $n ->
    [one] 1 secret ballot counted
   *[other] { $n } secret ballots counted
}
did-stage = stage of the cascade
did-mark = a mark
did-addition = an addition
did-chains = number of chains
did-assumption = how real time is counted
did-chosen = choice of items
did-note = an entry in a list
did-settled = action “{ $item }”: { $outcome }
did-offered = open actions of last time were looked at
did-reviewed = what became of an earlier action
did-other = a change

## What is refused
refused-at-first = This is the first step.
refused-over = The workshop is over. PgUp goes back to the last step.
refused-nothing-to-undo = There is nothing to undo.
refused-nothing-to-redo = There is nothing to redo.
refused-empty = There is no text yet.
refused-too-much = This is too much at once, and nothing of it was taken. Paste it in parts.
refused-full = This step takes at most { $max } items. Remove one first.
refused-too-many-listed = { $n } people are more than a list has: at most { $most }. Nothing was changed.
refused-missing = “{ $field }” is still empty.
refused-out-of-range = Type a number from { $min } to { $max }.
refused-not-a-choice = Choose one of the options, with its number or with the arrows.
refused-not-a-number = This is not a number. Type for example 12 or 2.5.
refused-not-a-duration = This is not an amount of time. Type for example 4 weeks, 2 hours or 90 min.
refused-not-a-date = This is not a day. Type for example Friday, 3 Dec, in two weeks or 2026-12-03.
refused-no-such-day = There is no such day in the calendar. Type for example 3 Dec 2026.
refused-year = The year has to be from { $first } to { $last }. Type it with four digits, for example 3 Dec 2026.
refused-weekday = The weekday does not fit: that date is { $date }. Change one of the two.
refused-two-numbers = “{ $typed }” can be { $thousands } or { $decimal }. Type the one you mean just like that: { $thousands } or { $decimal }.
refused-over-item = With these voters one item can have at most { $most } dots.
refused-over-own-item = You can put at most { $most ->
    [one] 1 dot
   *[other] { $most } dots
} on one item.
refused-no-group = Choose your group first, then you can hand in.
refused-over-budget = { $left ->
    [0] There are no dots left to give
    [one] There is only 1 dot left to give
   *[other] There are only { $left } dots left to give
}{ $own ->
    [0] .
   *[other] , so this item can have at most { $most }.
}
refused-not-a-score = “{ $typed }” is not a score. Scores go from { $low } to { $high }.
refused-half-score = “{ $typed }” is not a whole number. Type { $below } or { $above }.
refused-comma-or-half = “{ $typed }” can be several scores or half a point. Type { $apart } for several; a score is whole, so else { $below } or { $above }.
refused-comma = “{ $typed }” can be several scores or one. Type a blank between scores: { $apart }.
said-scores-how = Type for example { $high } { $less } { $high } or { $high }x3. Esc leaves the field; the text stays.
refused-off-scale = { $typed } is outside the scale from { $low } to { $high }.
refused-too-many-scores = “{ $typed }” makes more scores than a room has people.
doubt-scores = { $scores } scores, and { $people ->
    [one] 1 person
   *[other] { $people } people
} in the room. Count again, or set the head count with P.
doubt-dots = { $dots } dots are given, and { $voters ->
    [one] 1 voter has
   *[other] { $voters } voters have
} { $budget }. Count again, or set the number of voters with w.
said-people = { $people } in the room now, { $before } before.
said-people-answered = What was answered in earlier steps counts { $before }.
doubt-voters = { $voters } voters, and { $people ->
    [one] 1 person
   *[other] { $people } people
} in the room. Count again, or set the head count with P.
refused-nobody = There is nobody to vote yet. Set the number of voters with w.
refused-no-items = There are no key points to mark.
refused-no-actions = This workshop has no step for actions. Put it with the decisions or in the parking lot.
refused-at-edge = It cannot go further.
refused-join-itself = That is this item itself. Choose another one.
refused-join-dots = In “{ $step }” the two have { $dots } dots, and one item can have at most { $most }. Take dots off one of them first.
refused-join-counted = In “{ $step }” both were scored or marked, and nobody gave that to one item. Empty one of the two there first.
refused-join-permission = What may be told further of the two is not the same. Make it the same first, so that nobody is told more than they allowed.
refused-join-too-long = Together they are longer than a text can be. They stay two.
refused-split-nowhere = Put the cursor where the second item begins, with something before and behind it.
refused-gone = That is not there any more.

## Grouping
do-remove-theme = Remove the chosen item's theme; its items stay
where-cluster = Where items are grouped
did-cluster = grouping
cluster-head = Put the item in a theme by its number, or press Enter and name a new theme for it. In none yet: { $left }.
cluster-hint = a theme, as a sentence
silent-cluster = Take two items and ask: same or different?

## When time runs short
do-late = Fit the rest to the time left
do-less-short = −1 min
do-escape-short = leave it
do-agree-short = agree
did-replanned = the new plan
said-replanned = The plan is changed: it ends at { $time }. Undo puts the old one back.
said-planned = The plan is changed: { $minutes } min in all. Undo puts the old one back.
said-script-changed = The script of this workshop changed since it was prepared. This session keeps the script it was made with.
said-script-read-again = The script of this workshop changed; this is how it is now.
said-script-faulty-now = The script of this workshop changed, and has faults now. This is how it was before; “flipover check” names them.
said-script-gone-now = The script of this workshop is gone. This is how it was.
said-script-gone = The script of this workshop is not among your workshops any more. This session keeps the script it was made with.
refused-needed = “{ $step }” is needed and stays.
refused-break = The break stays: the group has worked for more than ninety minutes by then.
cue-start = { $minutes ->
    [one] “We take 1 minute, until { $time }.”
   *[other] “We take { $minutes } minutes, until { $time }.”
}
cue-half = “We are halfway.”
cue-two-minutes = “Two more minutes: finish your main point.”
cue-half-minute = “Thirty seconds.”
cue-time-up = “Time is up. One last sentence, then on.”
cue-over = Over time. { $more } gives a minute more, { $plan } fits the rest to the time left.
break-due = { $minutes } minutes without a break. Put one in; five minutes will do.
late-title = The time that is left
plan-title = The plan
plan-lengths = { $becomes ->
    [one] 1 minute
   *[other] { $becomes } minutes
 } in all, was { $was }. → and ← give a step a minute more or less, Delete leaves it out.
late-status = { $minutes } min later than agreed: at { $ends } instead of { $agreed }.
late-status-early = { $minutes } min earlier than agreed: at { $ends } instead of { $agreed }.
late-status-on-time = On time: it ends at { $ends }.
late-until = End at
late-until-hint = type another end time, such as 16:30
late-wrong-until = Type an end time such as 16:30, or clear it with Backspace.
late-step = step
late-was = was
late-becomes = becomes
late-goes = goes
late-enough = There is time enough; nothing needs to change. End: { $time }.
late-early = { $minutes } minutes to spare: add a round of pairs before the actions, or finish early. Never stretch a vote.
late-in-time = New end { $time }: in time.
late-too-late = New end { $time }: even so { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
} over.
late-permission = More than fifteen minutes past the agreed end: ask the group for its permission.
late-and = and
late-say = “{ $said }”
late-say-late = { $minutes ->
    [one] We are 1 minute over.
   *[other] We are { $minutes } minutes over.
}
late-say-until = We want to be ready at { $time }.
late-say-drop = I propose skipping { $steps }{ $why ->
    [agreements] , so that we keep time for agreements
   *[none] {""}
}. All right?
late-say-shorter = I propose keeping the rest a little shorter{ $why ->
    [agreements] , so that we keep time for agreements
   *[none] {""}
}. All right?
late-say-longer = { $minutes ->
    [one] Then we finish at { $time }, 1 minute later than agreed. May we?
   *[other] Then we finish at { $time }, { $minutes } minutes later than agreed. May we?
}

## Choosing items
do-choose = Choose by hand which items this step works on
do-toggle = Mark the line, or unmark it
do-toggle-short = mark
said-nothing-to-choose = This step works on no items of earlier steps.
choose-title = Which items does this step work on? { $n } marked
choose-hint = Space marks, Enter takes what is marked; the summary says it was chosen by hand.

## Handing over
do-export = Choose what to write: Word, Excel, calendar and more
handover-title = What does the client get?
handover-for = for
handover-lang = language
handover-calendars = calendars
handover-folder = folder
handover-existing = if it exists
handover-client = the client
handover-room = everyone who was there
handover-on-wall = Only what the wall showed: no notes, no lists, no results that were not shown, no details of items. Everyone may keep it.
handover-facilitator = myself, with everything
handover-nl = Dutch
handover-en = English
handover-calendar-one = one for everybody
handover-calendar-by-owner = one for each owner of an action
handover-number = add a number
handover-replace = replace it
handover-out = Left out: { $what }.
handover-out-names = names beside what was said and scored
handover-out-stories = { $n ->
    [one] one story without permission
   *[other] { $n } stories without permission
}
handover-out-groups = { $n ->
    [one] groups smaller than five, in one step
   *[other] groups smaller than five, in { $n } steps
}
handover-out-notes = { $n ->
    [one] your own note
   *[other] your own { $n } notes
}
handover-everything = Everything is in it: names, your own notes and stories without permission. Not to be passed on.
handover-hint = space chooses, Enter writes, Esc closes
handover-no-format = Choose at least one form, with the space bar.
handover-no-folder = Say which folder it should go in.
handover-done = Written
said-none-prepared = F2 opens a session that is prepared, or over and to be corrected; choose one under Sessions.
said-no-session-chosen = Tab shows the sessions; F4 writes the documents of the one under the cursor.
said-writing = Being written …
said-making = Being made: { $name } …
format-pdf = PDF: the report, to send and to print
format-html = A page for a browser: the report on any screen
format-docx = Word: the report, to go on writing in
format-xlsx = Excel: all tables
format-md = Markdown: the report as plain text
format-csv = CSV: the tables, a file each
format-ics = calendar: the actions that have a date
format-json = JSON: the results, for programs
format-ron = RON: the results, for programs

## Results
do-results = Look at the results, step by step
do-results-short = results
where-results = Among the results
results-title = Results
results-of = result { $n } of { $count }
results-none = There are no results yet: fill in a step first.
results-more = … { $n ->
    [one] 1 more line
   *[other] { $n } more lines
}, with ↓
do-step-on-short = next step
do-step-back-short = previous step
do-close-short = close
said-skipped = Skipped: “{ $step }”. PgUp goes back to it.
said-last-one = That was the last one. PgDn goes on; Enter goes back into the field.
said-scores-fewer = { $stands ->
    [0] { $stood ->
        [one] 1 score removed: Esc and then u brings it back.
       *[other] { $stood } scores removed: Esc and then u brings them back.
    }
   *[other] { $stands } in place of { $stood } scores: Esc and then u brings them back.
}
said-answers-fewer = { $stood ->
    [one] 1 answer removed: Esc and then u brings it back.
   *[other] { $stood } answers removed: Esc and then u brings them back.
}
said-no-answer-here = What is typed goes nowhere here: Enter goes into the field, Esc makes letters commands.
said-text-stands = A text stands here already: → goes on behind it, Tab to the next field.
said-no-field = There is no text field here; letters are keys. To note something: F9.
head-rehearsal = REHEARSAL { $speed }×
said-rehearsal = This is a rehearsal: nothing is written, and nothing of it is kept.
do-recount = The same by other rules: seats, cut-offs, median
do-recount-short = recount
do-remove-session = Remove the chosen session
do-remove-session-short = remove
said-session-removed = { $id } is removed.
said-session-kept = { $id } is open in another window and stays.
do-compare = This session beside another: what rose, fell and stayed
do-compare-short = compare
do-page-on = A page on
do-page-on-short = page
do-page-back = A page back
where-comparison = In a comparison
said-choose-other = Now choose the session to put beside it, and press { $key } again.
do-trace = Where each item comes from: when it was said, its theme, its dots
do-trace-short = origin
do-go-there = To this moment
do-go-there-short = to this moment
do-story-short = items or story
where-origin = Where items come from
said-no-story = There is no item here to tell of.
story-none = Nothing has happened to it yet.
story-said = said: “{ $name }”
story-edited = changed into “{ $name }”
story-moved = moved
story-joined = joined with “{ $name }”
story-joined-into = joined to “{ $name }”
story-split = split; it says “{ $name }” since
story-split-off = split off “{ $name }”
story-removed = removed
story-detail = added to it: { $name }
story-themed = put under “{ $name }”
story-theme-named = theme named: “{ $name }”
story-took = “{ $name }” put under it
story-no-theme = taken out of its theme
story-dots = { $n ->
    [one] 1 dot
   *[other] { $n } dots
}
story-scores = scores { $name }
story-chosen = chosen by hand
story-carried = carried on from an earlier session: “{ $name }”
story-no-mark = mark removed
story-undone = taken back: { $what }
said-one-rule = There are no other rules to count this step by; a vote and scores have them.

# Which file is the session
head-in-memory = until power-off
banner-in-memory = Kept in the memory of this computer only: the session is gone when it is switched off. Write the documents before that, or start with --home on a disk.
banner-rescued-in-memory = Nothing is lost yet: no disk took the session, so all of it is in a file in memory and goes on there: { $path } It is gone when this computer is switched off. Write the documents, or copy that file to a disk, before that.
home-rescued = { $more ->
    [0] The disk refused a session's file. Nothing is lost: the session is in { $path }
    [one] The disk refused the files of two sessions. Nothing is lost: one of them is in { $path }
   *[other] The disk refused the files of several sessions. Nothing is lost: one of them is in { $path }
}
leaving-title = One moment
leaving = { $n ->
    [0] The disk is slow to close the session. Waiting for it, at most { $seconds } s more.
    [one] 1 entry is still on its way to the disk. Waiting for it, at most { $seconds } s more; then the session is saved elsewhere.
   *[other] { $n } entries are still on their way to the disk. Waiting for them, at most { $seconds } s more; then the session is saved elsewhere.
}
said-session-worked-in = { $id } was worked in just now, and stays.
said-session-changed = Other files belong to { $id } now than were named, so nothing was removed. Try again to see them.
said-session-link = { $id } is only a link; the session stands in { $path }. Nothing was removed: remove it there.
home-session-rescued = rescue file: { $path }
question-more-files = { $n ->
    [one] and 1 file more
   *[other] and { $n } files more
}
said-leave-in-memory = Press Ctrl-C once more to leave, within five seconds. The session can be resumed until this computer is switched off: it is in memory only.
room-leave = Press { $key } once more to leave this window.

## A step that was not planned

do-unplanned = Ask something that was not planned
do-unplanned-short = unplanned
unplanned-title = Not planned, but wanted now
unplanned-vote = A vote
unplanned-list = A list
unplanned-words = A word from everyone
unplanned-scale = A score on a scale
unplanned-break = A break or lunch
unplanned-vote-hint = Everyone gets dots for the list chosen above. Or type choices with a semicolon between them: then the room votes on those, with one dot each. Enter adds the vote, Esc keeps this for later.
unplanned-list-hint = What the room says becomes a list of its own, in all documents. Enter adds it, Esc keeps this for later.
unplanned-words-hint = Everyone says one word; on the wall a word grows when more people say it. Enter adds it, Esc keeps this for later.
unplanned-scale-hint = Everyone gives the question one score, or gives one to each item of a list. Enter adds it, Esc keeps this for later.
unplanned-field-question = Question
unplanned-field-about = On
unplanned-field-choices = Or choices
unplanned-field-low = From
unplanned-field-high = To
unplanned-field-minutes = Minutes
unplanned-field-begins = When
unplanned-about-question = the question itself
unplanned-begins-now = now
unplanned-begins-next = after this step
unplanned-item = What
said-unplanned-now = { $step ->
    [none] Added, and begun.
   *[other] Added, and begun. “{ $step }” is not done: p goes back to it.
}
said-unplanned-next = Added to the programme: it comes next.
refused-nothing-asked = There is nothing to vote on: choose a list with at least two items, or type the choices with a semicolon between them.
refused-no-question = Type the question first.
refused-no-scale = A scale runs from a lower to a higher number, such as 1 to 10.
did-step-added = added “{ $step }” to the programme
did-visited = went to “{ $step }”

## The programme, to go to any step

do-programme = Go to any step of the programme
do-programme-short = programme
programme-title = Programme: minutes, step, how far
programme-hint = Enter goes there. The step you leave is not counted as done; whatever is passed by is still to come.
programme-hint-over = The workshop is over and stays so: Enter opens a step to correct what stands there. No time passes, and the end does not move.
programme-here = here
programme-begun = begun
programme-done = done
programme-skipped = skipped
said-went = “{ $step }” is not counted as done.
said-correcting = You correct a session that is over: no time passes. q closes it again.
said-corrected = Corrected. The end of the session has stayed what it was.

## New steps of a plan

plan-new-talk = Conversation
plan-new-talk-prompt = What do we need to talk about?
plan-new-break = Break
plan-new-ideas = Ideas
plan-new-ideas-prompt = What comes to mind?
plan-new-themes = Themes
plan-new-themes-prompt = What belongs together?
plan-new-vote = Vote
plan-new-vote-prompt = Which matter most?
plan-new-scores = Scores
plan-new-scores-prompt = What score do you give each?
plan-new-details = Details
plan-new-details-prompt = What is there to say about each?
plan-new-actions = Actions
plan-new-actions-prompt = Who does what, and when?
plan-new-item = Item
plan-new-detail = Note

## The planner

where-plan = In a plan
do-adapt = Adapt the workshop: plan with it
do-adapt-short = adapt
do-new-step = Add a new step
do-new-step-short = new step
do-library = Add a step of another workshop
do-library-short = library
do-repeat = Repeat the step
do-repeat-short = repeat
do-park = Keep the step without running it, or run it again
do-park-short = park
do-plan-language = The other language of the plan
do-plan-language-short = language
do-plan-begin = Start this workshop
do-plan-begin-short = start
do-plan-sheet = Back to the run sheet
do-plan-sheet-short = run sheet
do-plan-step = Fill in the step
do-plan-step-short = fill in
do-plan-remove = Take the step out
do-plan-remove-short = take out
plan-field-title = Title
plan-field-prompt = Question
plan-field-minutes = Minutes
plan-field-short = When short
plan-field-kind = Kind
plan-field-input = Works on
plan-field-priority = May go
plan-field-intent = Why
plan-field-notes = Notes
plan-priority-must = never
plan-priority-should = if need be
plan-priority-could = first
plan-kind-talk = conversation
plan-kind-ideas = list: the room comes up with items
plan-kind-themes = themes: items are grouped
plan-kind-vote = vote: dots on items
plan-kind-scores = scores: every item on a scale
plan-kind-details = details: fields for each item
plan-kind-actions = actions: who does what, and when
plan-kind-break = break
plan-short-brief = talk
plan-short-collect = list
plan-short-cluster = themes
plan-short-vote = vote
plan-short-rate = scores
plan-short-detail = details
plan-short-cascade = cascade
plan-short-actions = actions
plan-works-on-all = all items of “{ $step }”
plan-works-on-pairs = pairs of “{ $step }”
plan-works-on-top = the top { $n } of “{ $step }”
plan-works-on-bottom = the bottom { $n } of “{ $step }”
plan-works-on-some = some of “{ $step }”, by what is filled in
plan-works-on-else = { $first }; if there are none, { $second }
plan-works-on-max = at most { $n }: { $of }
plan-saving = saving …
plan-new = A new step
plan-library = The steps of all workshops: type to find one
plan-library-none = No step has these words.
plan-parked = parked
plan-empty = No steps yet: n adds one, l takes one of another workshop.
plan-sum = { $n ->
    [one] 1 step
   *[other] { $n } steps
}, { $minutes } min, until { $end } from now; short { $short } min
plan-right = Nothing is wrong with it: F2 starts it.
plan-faults = { $n ->
    [one] 1 thing is
   *[other] { $n } things are
} to be mended before it can be run (!).
plan-not-saved = not saved!
plan-changed = The file was changed by another program.
plan-no-minutes = “{ $typed }” is no number of minutes; such as 45, 1:30 or 1.5 hours.
said-plan-removed = { $n ->
    [0] “{ $step }” is out. u brings it back.
    [one] “{ $step }” is out; one thing now lacks something (!). u brings it back.
   *[other] “{ $step }” is out; { $n } things now lack something (!). u brings it back.
}
said-plan-one-language = This workshop is written in one language.
said-plan-faulty = { $n ->
    [one] One thing is
   *[other] { $n } things are
} to be mended first: see the steps with !.
said-plan-moved = Another file has this name, or it was changed by another program meanwhile. Your plan goes on as { $id }; both are kept.
said-plan-not-saved = The plan is not on disk; it was tried once more. q again leaves without what changed.
do-name-it = Call the workshop something else
do-name-it-short = title
do-new-plan = Plan a new workshop
do-new-plan-short = new workshop
plan-name = What is your workshop called?
plan-name-hint = So it stands at home and in documents. Enter goes on; T changes it later.
plan-no-name = Type a title first.
plan-blank-title = New workshop
plan-blank-purpose = What people leave with.
refused-too-many-steps = There are as many steps as a session can have.
