# faults (en)

# storage
storage-absent = { $path } is not there.
storage-read = { $path } cannot be read: { $cause }.
storage-exists = { $path } is there already and is not written over.
storage-make = { $path } cannot be made: { $cause }.
storage-write = { $path } cannot be written: { $cause }.
storage-sync = The disk did not confirm what was written to { $path }: { $cause }. Nothing more is written there.
storage-changed = Another program cut, removed or replaced { $path } during the session.
storage-nowhere = The session { $path } could not be saved anywhere and is in memory only. { $cause }
storage-too-large = { $path } is larger than any session (more than 512 MiB, or two million lines) and is not read.
storage-not-utf-8 = { $path } is a session, but not in UTF-8: it looks like { $encoding }. Save it again as UTF-8 in the editor that changed it. It has not been changed here.
storage-no-session = { $path } holds no session that can be read. It has not been changed.
storage-too-long = Entry { $number } is too long for the session file (more than 8 MiB). Split it up.
storage-busy = { $path } is in use by another flipover{ $number ->
        [0] {""}
       *[other] {" "}(process { $number })
    }.
storage-silent = The disk does not answer. The last of { $path } may not be on it.
storage-cause-full = the disk is full; make room on it
storage-cause-quota = your share of the disk is used up; make room on it
storage-cause-limit = the file may not grow any further
storage-cause-denied = you may not do that here
storage-cause-read-only = the disk is read-only
storage-cause-gone = the folder is gone
storage-cause-no-files = that folder is there and takes no files
storage-cause-no-folder = part of the path is a file, not a folder
storage-cause-folder = that is a folder
storage-cause-other = the system says “{ $error }”
storage-damage-unreadable = Line { $line } cannot be read and was left out; it is still in the file.
storage-damage-not-utf-8 = Line { $line } is not UTF-8 but looks like { $encoding }, and was left out; it is still in the file. Saved again as UTF-8 it counts.
storage-damage-altered = Line { $line } was edited by hand or damaged; it counts as it is now.
storage-damage-mended = One byte of line { $line } was damaged and was put right by its checksum; the file itself is as it was.
storage-damage-copied = Line { $line }, which holds the script, could not be read; the copy of it at the end of the file was read instead.
storage-damage-unknown = Line { $line } is from a newer flipover and was left out; it is still in the file.
storage-damage-too-long = Line { $line } is longer than an entry can be and was left out; it is still in the file.
storage-damage-repeated = Line { $line } repeats number { $from } and was left out; it is still in the file.
storage-damage-missing = { $count ->
        [one] Number { $from } is missing before line { $line }.
       *[other] Numbers { $from } to { $to } are missing before line { $line }.
    }
storage-why-busy = Another flipover (process { $pid }) is writing this session; here you can only look.
storage-why-busy-unnamed = Another flipover is writing this session; here you can only look.
storage-why-newer = This session is from a newer flipover (format { $format }); here you can only look.
storage-why-headless = The beginning of this session, with its script, cannot be read; you can only look at the rest.
storage-why-unwritable = You can only look at this session. { $fault }
storage-config-field = { $place }: there is no setting called “{ $what }”. There are: { $known }.
storage-config-wrong = { $place }: the configuration is not written correctly ({ $what }).

# script
script-count = { $count ->
    [one] 1 fault in { $name }
   *[other] { $count } faults in { $name }
}
script-in-step = { $fault } (step “{ $step }”)
script-level-fault = fault
script-level-hint = hint

script-syntax-ended = the file stops where a value should come
script-hint-syntax-ended = write the value, or close what is still open
script-syntax-unexpected = no value can begin with “{ $found }”
script-hint-syntax-unexpected = text goes between quotes; a quote inside a text is written \"
script-syntax-trailing = “{ $found }” stands after the end of the file
script-hint-syntax-trailing = the file ends at its last closing parenthesis; is there one too many before this?
script-syntax-never-closed = this “{ $open }” is never closed
script-hint-syntax-never-closed = add “{ $close }” where it ends
script-syntax-other-closed = “{ $found }” closes what was opened with “{ $open }”
script-hint-syntax-other-closed = close it with “{ $close }” first
script-syntax-comma = a comma is missing before this
script-hint-syntax-comma = put a comma after what comes before; a quote inside a text is written \"
script-syntax-colon = a colon is missing after this name
script-hint-syntax-colon = in parentheses, write every part as name: value, or none of them
script-syntax-other-quote = { $found } is not the quote that texts stand between
script-hint-syntax-other-quote = put the straight " at both ends of the text, in place of { $found }; inside a text { $found } may stay
script-syntax-open-string = this text has no closing quote
script-hint-syntax-open-string = add a quote where the text ends; a quote inside it is written \"
script-syntax-open-comment = this comment never ends
script-hint-syntax-open-comment = end it with */
script-syntax-escape = a backslash in this text stands before something it does not go with
script-hint-syntax-escape = write \\ for a backslash, \" for a quote, \n for a new line
script-syntax-number = this is not a number
script-hint-syntax-number = write a number such as 8 or 2.5; a time such as 1:30 goes between quotes
script-syntax-deep = this is nested too deeply
script-hint-syntax-deep = a script is never more than 64 parentheses deep
script-syntax-long = there are more than 1,000 parts between these brackets
script-hint-syntax-long = split it: no list in a script is that long

script-not-utf-8 = this is not UTF-8: it looks like { $encoding }
script-hint-not-utf-8 = save the file as UTF-8: in an editor, under Save as or Encoding; on the command line: iconv -f { $encoding } -t UTF-8
script-damaged-byte = a byte here is damaged: it is not UTF-8, while the rest is
script-hint-damaged-byte = write the character again and save the file as UTF-8
script-unknown-encoding = this is not UTF-8
script-hint-unknown-encoding = open the file in the program that made it, and save it as UTF-8

script-wrong-format = format { $found } is not known
script-hint-wrong-format = this program reads format 1; a newer program may read this script

script-wrong-type-text = a text belongs here
script-wrong-type-id = an id between quotes belongs here
script-wrong-type-whole = a whole number belongs here, zero or more
script-wrong-type-number = a number belongs here
script-wrong-type-flag = true or false belongs here
script-wrong-type-list = a list belongs here
script-wrong-type-fields = names with values belong here
script-wrong-type-time = a time belongs here, in seconds or as minutes and seconds
script-wrong-type-form = this does not have the form it should
script-hint-wrong-type = write it like { $example }
script-hint-list = put it between square brackets: [ before it, ] after it
script-hint-brackets = write square brackets in place of the parentheses: [ and ]
script-hint-fields = write names with their values between parentheses; the names here: { $example }

script-unknown-script-field = there is no “{ $name }” here
script-unknown-kind = there is no kind of step “{ $name }”
script-unknown-field-kind = there is no kind of field “{ $name }”
script-unknown-word = “{ $name }” is not one of the words for this
script-unknown-selector = there is no way to choose items called “{ $name }”
script-unknown-step = there is no earlier step “{ $name }”
script-unknown-field = the items have no field “{ $name }”
script-unknown-choice = “{ $name }” is not an option of this field
script-unknown-figure = the step gives no figure “{ $name }”
script-unknown-phase = the step has no part “{ $name }”
script-hint-nearest = did you mean { $name }?
script-hint-known = known here: { $names }
script-hint-nothing-known = nothing can be named here: leave it out

script-missing-field = “{ $field }” is missing
script-hint-missing-field = add { $field }: { $example }

script-duplicate-script-field = “{ $name }” stands here twice
script-hint-duplicate-field = keep one; the first is on line { $line }
script-duplicate-step = there is a step “{ $name }” already
script-duplicate-field = there is a field “{ $name }” already
script-duplicate-choice = there is an option “{ $name }” already
script-duplicate-level = there is a level “{ $name }” already
script-duplicate-aspect = there is an aspect or group “{ $name }” already
script-duplicate-cut = “{ $name }” stands here twice
script-duplicate-phase = there is a part “{ $name }” already
script-hint-duplicate = give it another id; the first is on line { $line }

script-empty-list-step = the workshop has no steps
script-empty-list-field = there are no fields
script-empty-list-choice = this choice has no options
script-empty-list-aspect = this list is empty
script-empty-list-selector = no item is named here
script-hint-empty-list = put at least one in it

script-not-kebab = an id has lower-case letters, digits and hyphens only
script-hint-not-kebab = write "{ $better }"
script-empty-text = this text is empty
script-hint-empty-text = write the text between the quotes
script-long-text = this text does not fit; it may have { $most } characters at most
script-hint-long-text = shorten the text to one line
script-hidden-character = a character that cannot be seen, { $code }, stands in this text
script-hint-hidden-character = type the text again, without it
script-missing-language-en = the English text is missing
script-missing-language-nl = the Dutch text is missing
script-hint-missing-language = add { $lang }: "…"; every text is in the languages of the title
script-extra-language-en = this text has an English version, the title has none
script-extra-language-nl = this text has a Dutch version, the title has none
script-hint-extra-language = give the title that language too, or leave it out here
script-other-language-en = this text has an English version, the workshop is in one other language
script-other-language-nl = this text has a Dutch version, the workshop is in one other language
script-hint-other-language = leave it out here, or take language out at the top and give every text its languages

script-later-step = step “{ $step }” comes later
script-hint-later-step = a step can use only what is there before it: swap the two
script-own-step = the step refers to itself
script-hint-own-step = name an earlier step: { $names }
script-hint-own-step-none = there is no earlier step to name; leave it out, or name items: Fixed(["…", "…"])
script-wrong-kind = step “{ $step }” is of another kind
script-hint-wrong-kind = name a step of kind { $wanted }; here: { $names }
script-hint-wrong-kind-none = there is no earlier step of kind { $wanted }: leave this out, or put such a step before it
script-input-not-taken = a step of kind { $kind } works on no items
script-hint-input-not-taken = leave input out, or choose another kind
script-input-needed = a step of kind { $kind } needs items to work on
script-hint-input-needed = add input: { $example }
script-short-over-full = the short variant, { $short }, is longer than the full one, { $full }
script-hint-short-over-full = make the short variant { $full } at most; the longer number is for the full one

script-minutes-sum = the steps add up to { $full-sum } and { $short-sum } minutes, not { $full } and { $short }
script-hint-minutes-sum = write minutes: ({ $full-sum }, { $short-sum }), or change the steps
script-phases-sum = the phases take { $phases }, the step takes { $step }
script-hint-phases-sum = make the phases { $step } together
script-cascade-sum-full = boxes { $boxes } and the rest { $rest } make { $sum }, the step takes { $step }
script-cascade-sum-short = short variant: boxes { $boxes } and the rest { $rest } make { $sum }, the step takes { $step }
script-hint-cascade-sum = make slack, writing and scoring { $fitting } together
script-hint-cascade-boxes = make the boxes shorter or the step longer

script-bounds = { $low } does not lie below { $high }
script-hint-bounds = write the smaller number first, and not the same twice
script-too-small = { $found } cannot be here
script-hint-too-small = write a whole number from { $low }
script-out-of-range = { $found } cannot be here
script-hint-out-of-range = write a number from { $low } to { $high }
script-no-time = this is no time at all
script-hint-no-time = write how long it takes, such as "1:30"
script-no-amount = { $found } is no amount of time
script-hint-no-amount = write a number of more than 0
script-short-zero = a step of no minutes cannot be in the short variant
script-hint-short-zero = write the minutes, or leave short out: then the short variant goes without this step
script-no-short = the short variant has no minutes
script-hint-no-short = give the steps that stay in it short: …, and write the sum of those here
script-no-boxes = no level has a box
script-hint-no-boxes = leave boxed: false out of one level at least
script-cut-must = step “{ $step }” must not be dropped
script-hint-cut-must = give it priority: Should or Could, or take it off this list
script-placeholder = what stands in these braces is no figure that can stand here
script-hint-placeholder = write it like {"{"}{ $example }{"}"}
script-hint-placeholder-none = no step gives a figure: leave the braces out
script-rank-not-given = the step does not rank by { $rank }
script-hint-rank-not-given = leave the rank out, or name a step that gives it
script-corners-need-aspects = corners are for a step with two aspects
script-hint-corners-need-aspects = write two aspects, or leave corners out
script-nps-scale = a Net Promoter Score needs the scale (0, 10)
script-hint-nps-scale = write scale: (0, 10), or leave analysis out
script-no-real-time = boxes by real time need a real time at every level
script-hint-no-real-time = give every level a real time of its own, such as real: Weeks(4), or write boxes: Equal("1:30")
script-same-real-time = all levels have the same real time, so no box follows from it
script-hint-same-real-time = write boxes: Equal("1:30")
script-few-levels = a message needs two levels at least
script-hint-few-levels = add a level
script-not-a-choice = field “{ $field }” is not a choice
script-hint-not-a-choice = name a field of kind Choice; here: { $names }
script-hint-not-a-choice-none = the items have no field of kind Choice: leave this out
script-only-of = only a field of kind { $kind } has this
script-hint-only-of = leave it out, or make the field kind: { $kind }
script-unread = it cannot be read: { $why }
script-hint-unread = look whether it is a file, is there, and may be read by you
script-cannot-stay = nothing can stay here for the next item
script-hint-cannot-stay = leave “stays” out: it is for items typed one after another, and a permission is asked of every person anew
script-action-field = every action has a field “{ $field }” already
script-hint-action-field = leave it out
script-no-duration = there are no durations to compare
script-hint-no-duration = leave this out, or give both steps a field of kind Duration
script-too-many-rows = there are more rows here than the step takes
script-hint-too-many-rows = keep { $max }, or raise max
script-same-workshop = another script, { $other }, has the id “{ $id }” too
script-hint-same-workshop = give one of the two another id

## The house style
script-not-a-colour = “{ $found }” is no colour that can be read here
script-hint-not-a-colour = write a # and six digits or letters from a to f, such as "#1F6F78"
script-illegible = “{ $front }” cannot be read on “{ $ground }”: their contrast is { $found } to 1
script-hint-illegible = make one lighter or the other darker until it is { $need } to 1, or the last row sees nothing
script-not-a-font = “{ $found }” cannot be the name of a font
script-hint-not-a-font = write one name, as Word shows it in its list of fonts
script-no-file = the file “{ $name }” is not there, or cannot be read
script-hint-no-file = put it in the folder of this file, or write its whole path
script-no-picture = “{ $name }” is no PNG or JPEG picture, or a damaged one
script-hint-no-picture = save the logo as PNG once more, at most 10,000 pixels wide and high
script-picture-too-large = “{ $name }” is too large for a logo
script-hint-picture-too-large = save it smaller; { $most } MB at most
