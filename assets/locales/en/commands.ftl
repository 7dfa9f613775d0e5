# commands (en)

## What a command says when it fails
cli-no-home = there is no home folder to keep sessions in; name a folder with --home DIR
cli-no-terminal = this needs a terminal to draw on, and its input or output is none; run it in a terminal, or see “flipover --help” for the commands that print
cli-dumb-terminal = the terminal says it cannot draw (TERM=dumb); run it in another one, or see “flipover --help” for the commands that print
cli-terminal-failed = the terminal does not answer: { $cause }; the session is kept, go on with “flipover resume”
cli-broken = something went wrong inside the program; the session is kept, go on with “flipover resume”
cli-output-failed = the output could not be written: { $cause }
cli-no-workshop = there is no workshop “{ $asked }”; “flipover workshops” lists them, and a script is named with its .ron
cli-no-workshop-near = there is no workshop “{ $asked }”; did you mean “{ $near }”?
cli-no-theme = There is no theme “{ $name }”; there are: { $known }
cli-no-language = “{ $workshop }” has no texts in that language, only in: { $languages }
cli-too-short = “{ $workshop }” cannot be done in less than { $minutes } minutes; give it more with --variant
cli-no-sessions = there are no saved sessions yet; “flipover run WORKSHOP” starts one
cli-no-session = there is no session with “{ $asked }” in its name; “flipover sessions” lists them
cli-no-session-near = there is no session with “{ $asked }” in its name; did you mean “{ $near }”?
cli-many-sessions = “{ $asked }” is in the name of more than one session; say more of it:
    { $list }
cli-no-step = there is no step “{ $asked }” in this session; its steps are: { $list }
cli-no-page = there is no such page; there { $pages ->
    [one] is one
   *[other] are { $pages }
}
cli-step-not-reached = “{ $step }” was never begun in this session
cli-nothing-unfinished = there is no unfinished session; “flipover sessions” lists those there are, and “flipover run WORKSHOP” starts one

## Exports
export-exists = { $path } is there already; nothing was written over it, so choose another folder
export-link = { $path } is a link to somewhere else; nothing was written through it, so choose another folder
export-no-name = “{ $name }” cannot be the name of a file here
cli-nothing-learned = there is too little to learn from yet: most steps of { $id } were never done; “flipover times { $id }” says which
export-refused = { $path } could not be written: { $cause }; choose another folder, or try again
export-not-made = the document { $format } could not be made, through a fault in flipover itself; the session has lost nothing, and the other forms are made all the same: take one of those
export-lost = { $n ->
    [one] one entry of the session could not be read; it is missing from what was written, and the summary says so
   *[other] { $n } entries of the session could not be read; they are missing from what was written, and the summary says so
}
session-lost = session { $id }: { $n ->
    [one] one entry could not be read and does not count
   *[other] { $n } entries could not be read and do not count
}
export-by-owner = --by-owner is about calendars: add ics to --to
export-no-dates = no action has a date; no calendar was written
export-unshown = { $n ->
    [one] pdf: one sign ({ $signs }) cannot be shown in it, and is a * there; Word (docx) shows it
   *[other] pdf: { $n } signs ({ $signs }) cannot be shown in it, and are each a * there; Word (docx) shows them
}

## Opening a session
ground-network = The sessions are kept on a network drive: saving may be slow or fail. Choose a folder on this computer with --home.
session-not-begun = { $fault } No session has begun. “flipover doctor” says what is wrong; with --home it is kept in another folder.
ground-synced = The sessions are kept in a folder that other computers share. Choose another with --home, and share the documents afterwards.
# The same where there is little room.
session-damaged-line = { $lines ->
    [one] { $status }; one line damaged
   *[other] { $status }; { $lines } lines damaged
}
session-damaged = { $lines ->
    [one] { $status }; one line of the file is damaged, the rest counts
   *[other] { $status }; { $lines } lines of the file are damaged, the rest counts
}
opened-damaged = { $lines ->
    [one] One line of the session file is damaged; the rest counts.
   *[other] { $lines } lines of the session file are damaged; the rest counts.
}
opened-lost = { $n ->
    [one] One entry could not be read and is missing.
   *[other] { $n } entries could not be read and are missing.
}
opened-unlocked = This folder has no locks: a second flipover could write the same session. Open it in one window only.
opened-torn = A half-written end was cut off and kept in { $path }.
opened-original = The file had been laid out anew; as it was, it is kept in { $path }.
opened-counted = The session had broken off. { $minutes ->
    [one] The minute since then counts.
   *[other] The { $minutes } minutes since then count.
}
opened-not-counted = The session had broken off. The time since then does not count.

## Lists
# What `actions` says.
actions-damaged = { $n ->
    [one] one session is left out, because its file is damaged: { $list }
   *[other] { $n } sessions are left out, because their files are damaged: { $list }
}
actions-no-client = no session is of a client called “{ $asked }”; “flipover sessions” lists them with their clients
actions-none-without-client = every session has a client
list-id = id
list-title = title
list-minutes = minutes
list-languages = languages
list-origin = origin
list-workshop = workshop
list-client = client
list-started = started
list-state = state
list-faulty = { $faults ->
    [one] (1 fault)
   *[other] ({ $faults } faults)
}
origin-bundled = bundled
origin-own = own
origin-own-for-bundled = own, replaces the bundled one
state-ended = ended
state-unfinished = unfinished
state-prepared = prepared
state-broken-off = broken off
state-in-use = in use
state-unreadable = unreadable

## Checks
check-theme-right = { $name } is right: a theme that can be read
check-right = { $name } is right: { $steps ->
    [one] 1 step
   *[other] { $steps } steps
}, { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
}

## Run sheets
show-facts = { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
} · { $least } to { $most } people
show-materials = Materials
show-step = { $time }  { $number }. { $title } ({ $minutes } min)
show-intent = Intent:
show-silent = If the room is silent:
show-notes = Notes:
show-handout = Handout:
show-end = **{ $time }** end
show-late = When late, say:
new-no-id = “{ $asked }” cannot be an id; use lower-case letters, digits and dashes, such as team-day
new-taken = there is a workshop “{ $id }” already; choose another id

## Doctor
doctor-wrong = { $n ->
    [one] one thing keeps a workshop from running; it is marked with an x above
   *[other] { $n } things keep a workshop from running; they are marked with an x above
}
doctor-terminal = terminal: { $term }
doctor-true-colour = colours: 16 million, says the terminal (COLORTERM)
doctor-sixteen = colours: 16, two grounds and five for letters; set COLORTERM=truecolor if this terminal shows more
doctor-indexed = colours: 256; set COLORTERM=truecolor if this terminal shows more
doctor-indexed-in-screen = colours: 256, the most that GNU screen shows
doctor-sixteen-in-screen = colours: 16, two grounds and five for letters; “term screen-256color” in ~/.screenrc makes it 256, the most that GNU screen shows
doctor-no-colour = colours: none, as asked (NO_COLOR)
doctor-all-signs = signs: all, in UTF-8
doctor-console-signs = signs: those of the Linux console; it has no halves or quarters of cells, so large letters are drawn in whole ones
doctor-no-utf8 = signs: ASCII alone, because the locale is not UTF-8 ({ $locale }): letters lose their accents, and large ones are drawn in whole cells; set LANG=C.UTF-8 before the terminal, tmux or GNU screen starts
doctor-tmux = inside tmux: function keys and Esc may arrive late; set “escape-time” to 0
doctor-size = window: { $columns } × { $rows }
doctor-small = window: { $columns } × { $rows }, which is tight; 80 × 24 reads better
doctor-legible = the room can read this: { $rows } rows on a picture 1.5 m high, to about { $metres } m
doctor-illegible = too small for the room: { $rows } rows on a picture 1.5 m high can be read to about { $metres } m; make the letters { $factor } times as large ({ $how }), until there are about { $fitting } rows
enlarge-plus = Ctrl and +
enlarge-equals = Ctrl and =
enlarge-kitty = Ctrl, Shift and =
enlarge-st = Ctrl, Shift and PgUp
enlarge-xterm = Shift and + of the numeric keypad, or Ctrl and the right button of the mouse
enlarge-mlterm = Ctrl and the right button of the mouse
enlarge-urxvt = no key: start it with a larger font, as in “urxvt -fn xft:monospace:size=24”
enlarge-mac = Command and +
doctor-sessions = sessions
doctor-workshops = your own workshops
doctor-folder = folder for { $name }: { $path }
doctor-folder-later = folder for { $name }: { $path } (made when it is needed)
doctor-folder-refused = folder for { $name }: { $path } takes nothing: { $cause }; give yourself the right to write, or choose another with --home DIR
doctor-network = the sessions are on a network drive: saving may be slow or fail there; choose a folder on this computer with --home
doctor-synced = the sessions are in a folder kept the same on several computers; choose another with --home, and share the reports afterwards
doctor-locks = locks: two programs cannot write one session
doctor-no-locks = no locks where the sessions are: two programs could write one session, so open it in one window only, or choose another folder with --home
doctor-room = free space: { $megabytes } MB
doctor-little-room = free space: only { $megabytes } MB; make room before the workshop begins
doctor-no-room = free space: { $megabytes } MB, too little to keep anything; make room first
doctor-scripts = { $n ->
    [one] one workshop is right
   *[other] { $n } workshops are right
}
doctor-in-use = session { $id } is open in another window now
doctor-damaged = session { $id }: { $lines ->
    [one] one line of the file is damaged; what can be read counts
   *[other] { $lines } lines of the file are damaged; what can be read counts
}
doctor-crashed = session { $id } broke off; go on with “flipover resume { $id }”
doctor-session-count = { $n ->
    [one] one session saved
   *[other] { $n } sessions saved
}
list-step = step
list-planned = planned
list-used = took
list-sessions = sessions
list-learned = flipover run { $id } --variant learned plans with what the steps took.

## Privacy
redacted-name = [name removed]
# Words that stand between two names.
names-between = and with together or plus
# Words that stand within a role, and not between two names.
names-within = of for to at in
# Words that stand before a role or a thing.
names-articles = a an the
# Words that are nobody's name where one is asked for.
names-nobody = name i me we us you they everyone everybody all whole team teams nobody someone somebody anyone management board staff customer customers client clients hr it mt department group tbd unknown
# Words that are a role, a trade or a department, so that what holds one is nobody in particular. Of six letters or more,
# also as the end of a word.
names-roles = ambassador champion sponsor mentor partner founder scrum manager director lead leader supervisor coordinator planner controller analyst engineer developer designer consultant adviser advisor assistant secretary receptionist technician operator foreman buyer recruiter trainer specialist expert accountant auditor inspector mechanic dispatcher scheduler president ceo cfo coo cto cio chairman chairwoman chairperson executive representative trainee intern volunteer superintendent administrator salesman saleswoman owner sales marketing finance operations logistics procurement purchasing production planning accounting legal ict helpdesk warehouse maintenance facilities communications communication service reception crew committee council works employee colleague participant facilitator
# Trades that are surnames too, where they have a capital.
names-trades = driver head cook baker butcher carpenter smith miller farmer fisher hunter potter clerk chef coach agent doctor teacher nurse mayor chair rep cleaner porter gardener shift squad
# Names that are words too. Alone in a sentence they count only with a capital.
names-words = mark will may max grace hope joy faith june april august art bill rob pat sue jack dean grant frank guy ray dale heather ivy ruby rose lily daisy summer dawn eve penny miles pearl violet iris amber crystal olive autumn brook clay cliff drew gene hazel jade melody mercy patience rusty skip sunny victor young king long short small price white black green brown good best bright field hill wood stone bush reed rich strong wise noble moody day night winter frost snow rivers waters banks fields woods parks baker cook smith miller farmer fisher hunter potter carpenter driver head page bell ball case love power street
# Words that name the columns of a list of people, and nobody.
names-columns = name names first last given family surname full role roles function job title position department team person participant participants attendee attendees no number
# Words that no name stands behind: an article, a number.
names-not-after = a an the every each no this that these those our your my their his her its one two three
privacy-no-name = there is no word in the name to look for
privacy-refused = { $path } stays as it is. { $why }
privacy-no-event = there is no record { $number }; nothing was changed
privacy-wordless = nobody said anything in record { $number }, and the session stands on it; nothing was changed
privacy-not-found = the name does not stand in this session; nothing was changed
privacy-only-client = the name stands only where the client, the group or the session itself is named; --client takes it out there. Nothing was changed
privacy-nobody = nobody is named in this session where a name is asked for; nothing was changed
privacy-done = { $places ->
    [0] { $records ->
        [0] Nothing had to change in { $path }.
        [one] 1 record was emptied in { $path }.
       *[other] { $records } records were emptied in { $path }.
    }
    [one] Taken out once, in { $records ->
        [one] 1 record
       *[other] { $records } records
    } of { $path }.
   *[other] Taken out { $places } times, in { $records ->
        [one] 1 record
       *[other] { $records } records
    } of { $path }.
}
# What follows is the places, each with the number of its record and a letter, in the sentence in which the name stands.
privacy-would = { $places ->
    [0] { $records ->
        [0] Nothing has to change in { $path }.
        [one] 1 record would be emptied in { $path }:
       *[other] { $records } records would be emptied in { $path }:
    }
    [one] A name would go once, from { $path }. What stands between » and « becomes { $put }:
   *[other] Names would go { $places } times, from { $records ->
        [one] 1 record
       *[other] { $records } records
    } of { $path }. What stands between » and « becomes { $put }:
}
privacy-stays = { $place }  → stays
privacy-would-empty = { $record }  → emptied
privacy-would-beside = Would be removed from beside it:
    { $list }
privacy-would-unread = { $lines ->
    [one] One line that cannot be read would go too: nobody can tell what stands in it.
   *[other] { $lines } lines that cannot be read would go too: nobody can tell what stands in them.
}
privacy-keep = To leave a name as it is, say where: --keep 17a,23 leaves the place 17a and all of record 23.
privacy-no-place = there is no place { $place } at which a name would go; nothing was changed
privacy-roles = Taken for roles or departments, and left as they are: { $list }. If one of them is a person: flipover redact SESSION --person NAME.
privacy-ask = Nothing was changed. Add --yes to take it out for good; it cannot be undone.
privacy-numbered = { $people ->
    [one] One person is now called P1.
   *[other] { $people } people are now called P1 to P{ $people }.
}
privacy-beside = Removed from beside it:
    { $list }
privacy-unread = { $lines ->
    [one] One line that could not be read went too: nobody can tell what stood in it.
   *[other] { $lines } lines that could not be read went too: nobody can tell what stood in them.
}
privacy-client-left = A name still stands where the client, the group or the session itself is named; --client takes it out there too.
privacy-unknown-names = People who are named in a sentence only are not known to the program. Read it through, and use “flipover redact SESSION --person NAME” for them.
privacy-beyond = Out of reach of the program: documents you exported, backups, the history of folders that are synchronised, other sessions, and what a disk or SSD still holds of the old file. Remove those yourself.
purge-none = { $days ->
    [one] There is no session in which nothing happened for a day or more.
   *[other] There is no session in which nothing happened for { $days } days or more.
}
purge-would-go = { $day }  { $id } ({ $files ->
    [one] 1 file
   *[other] { $files } files
})
purge-gone = { $day }  { $id }: removed
purge-in-use = { $day }  { $id }: in use, stays
purge-not-here = { $path } is not in the folder of the sessions: remove it there yourself
purge-ask = Nothing was removed. Add --yes to remove them for good.
purge-done = { $gone ->
    [0] Nothing was removed
    [one] 1 session was removed
   *[other] { $gone } sessions were removed
}{ $kept ->
    [0] .
    [one] ; 1 stays.
   *[other] ; { $kept } stay.
}

## What a fact of a session is about
fact-step = the step the workshop stands in
fact-people = how many people are in the room
fact-people-listed = who is in the room
fact-assumption = what months, weeks and days are counted in
fact-minutes = minutes for “{ $step }”
fact-item = an item of “{ $step }”
fact-order = the order of the items of “{ $step }”
fact-theme = the theme of “{ $item }”
fact-chosen = the items chosen for “{ $step }”
fact-detail = “{ $step }”, at “{ $item }”
fact-voters = how many vote in “{ $step }”
fact-votes = the dots for “{ $item }” in “{ $step }”
fact-scores = the scores for “{ $item }” in “{ $step }”
fact-chains = the number of chains in “{ $step }”
fact-mark = the mark for “{ $item }” in “{ $step }”
fact-review = what became of “{ $item }”
fact-note = a note

## Copies of a session
copy-same = the same as “{ $other }”
copy-behind = { $there ->
    [one] “{ $other }” has all of this and one change more
   *[other] “{ $other }” has all of this and { $there } changes more
}
copy-ahead = { $here ->
    [one] has all of “{ $other }” and one change more
   *[other] has all of “{ $other }” and { $here } changes more
}
copy-diverged = apart from “{ $other }” since { $since }: { $here ->
    [one] one change
   *[other] { $here } changes
} only here, { $there } only there
copy-different = “{ $other }” is a copy that says something else: one of the two was redacted or edited
opened-copy-behind = { $there ->
    [one] One change is only in a copy
   *[other] { $there } changes are only in a copy
} that has all of this session: “{ $other }”. Go on with that one, or take up later what is missing: { $command }
opened-copy-diverged = { $there ->
    [one] One change is only in a copy
   *[other] { $there } changes are only in a copy
} of this session: “{ $other }”. What takes it up once this one is closed: { $command }
opened-copy-different = A copy of this session says something else: “{ $other }”. One of the two was redacted or edited.

## Taking up a copy
merge-same-file = “{ $session }” and “{ $copy }” are one file
merge-other = “{ $copy }” is another session: its id is { $there }, not { $here }. Nothing was taken up
merge-differs = record { $here } of “{ $session }” and record { $there } of “{ $copy }” are the same moment and say different things: one of the two was redacted, anonymised or edited. Nothing was taken up, so that nothing comes back that was taken out
merge-gap-here = records { $from } to { $to } cannot be read in “{ $session }”, so that it cannot be told what it lacks. Take up the other way round: flipover merge "{ $copy }" "{ $session }"
merge-gap-there = records { $from } to { $to } cannot be read in “{ $copy }”, in the part that both have, so that it cannot be told what is its own. Nothing was taken up
merge-unclear = it cannot be told which records of “{ $copy }” are in “{ $session }” already: one of them was put together by hand, or the line with which a run begins is damaged. Nothing was taken up
merge-newer = { $path } holds records of a newer flipover; that one can merge “{ $session }” and “{ $copy }”. Nothing was taken up
merge-nothing = “{ $session }” has all that “{ $copy }” has; there is nothing to take up.
merge-takes = { $n ->
    [0] The end of an earlier merge, which was broken off, is put to “{ $session }”; all changes of “{ $copy }” are there.
    [one] “{ $copy }” has one change that “{ $session }” lacks:
   *[other] “{ $copy }” has { $n } changes that “{ $session }” lacks:
}
merge-more = { $n ->
    [one]   and one more
   *[other]   and { $n } more
}
merge-clashes = { $n ->
    [one] One thing does not stand as it was left in one of the two. Where that is not as it should be, change it in the session:
   *[other] { $n } things do not stand as they were left in one of the two. Where that is not as it should be, change them in the session:
}
merge-clash = - { $about }
    {"  "}in the session: { $here }
    {"  "}in the copy:    { $there }
    {"  "}what stands:    { $stands }
merge-gone = (nothing)
merge-empty = (empty)
merge-unread = { $n ->
    [one] One line of the copy cannot be read and is not taken up.
   *[other] { $n } lines of the copy cannot be read and are not taken up.
}
merge-copy-open = “{ $copy }” is open in another window: what is added there from now on is not in this. Merge again when it is closed.
merge-ask = Nothing was written. Add --yes to take it up; “{ $copy }” stays as it is either way.
merge-done = { $n ->
    [0] The merge is complete in { $path }.
    [one] One change was taken up in { $path }; “{ $copy }” stays as it is.
   *[other] { $n } changes were taken up in { $path }; “{ $copy }” stays as it is.
}
privacy-copies = What was taken out here may still stand in these copies of the session; do the same there, or remove them:
    {"  "}{ $list }

# Which file is the session
opened-rescue = The disk refused the session's own file; the session goes on in the rescue file { $path }.
left-elsewhere = The session's file took no more, so the whole session is in a new file: { $path }. “flipover resume” goes on there.
left-badly = { $n ->
    [0] The session was not closed in an orderly way: { $why } Everything said before is in its file.
    [one] 1 entry is NOT on disk, and no other folder took the session. { $why }
   *[other] { $n } entries are NOT on disk, and no other folder took the session. { $why }
}
session-rescued = { $status }; in a rescue file: { $path }
privacy-would-same = The same would change in { $path }
privacy-would-in = In { $path }:
privacy-would-rename = Would get another name:
    { $list }
purge-stays = { $day }  { $id }: stays. { $why }
purge-leftovers = Left behind by sessions that are gone:
purge-leftovers-gone = Left behind by sessions that are gone, and removed:
doctor-leftovers = Left behind by sessions that are gone (“flipover purge” takes them along):
    { $list }
doctor-rescued = { $id } goes on in a rescue file, since the disk refused its own: { $path }
doctor-in-memory = The sessions are kept in the memory of this computer: they are gone when it is switched off.
cli-only-a-copy = no session is called “{ $asked }” any more; “{ $copy }” is a copy of it. Name the copy in full if that is what you mean. Nothing was changed
export-over-session = { $path } holds a session, so nothing was written over it; choose another folder with --out
purge-part = “{ $asked }” is a part of a name, here of “{ $name }”. Give the whole name to remove it; nothing was removed
