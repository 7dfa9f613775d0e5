# summary (en)

## Figures in sentences
list-and = { $first } and { $last }
money = { $unit }{ $amount }
percent = { $n }%
thousands = { "," }
share-of = { $n } of { $k }
beside-tests = Tests passed
share-of-people = { $k ->
    [one] { $n } of 1 person
   *[other] { $n } of { $k } people
}
standing-equal = { $n } that stand equal
figure-partly = { $value } (over { $n } of { $k })
share-answered = { $n } of { $k } answered
share-partly = { $share } ({ $answered })
band-shared = shared
band-mixed = mixed
band-divided = divided
assumption-work-40 = working time, 40-hour week
assumption-work-36 = working time, 36-hour week
assumption-work-38 = working time, 38-hour week
assumption-calendar = calendar time

## Days and amounts
summary-day = { $day } { $month } { $year }
summary-weekday-and-day = { $weekday } { $day }
weekday-mon = Monday
weekday-tue = Tuesday
weekday-wed = Wednesday
weekday-thu = Thursday
weekday-fri = Friday
weekday-sat = Saturday
weekday-sun = Sunday
month-jan = January
month-feb = February
month-mar = March
month-apr = April
month-may = May
month-jun = June
month-jul = July
month-aug = August
month-sep = September
month-oct = October
month-nov = November
month-dec = December
amount-minute = { $n ->
    [one] { $amount } minute
   *[other] { $amount } minutes
}
amount-hour = { $n ->
    [one] { $amount } hour
   *[other] { $amount } hours
}
amount-day = { $n ->
    [one] { $amount } day
   *[other] { $amount } days
}
amount-week = { $n ->
    [one] { $amount } week
   *[other] { $amount } weeks
}
amount-month = { $n ->
    [one] { $amount } month
   *[other] { $amount } months
}

## Parts of the summary
summary-client = Client
summary-group = Group
summary-date = Date
summary-people = Participants
summary-people-later = { $before }, later { $now }
summary-present = Present
summary-facilitator = Facilitator
summary-time = Time
summary-minutes = { $planned } minutes planned, { $used } used
summary-minutes-planned = { $planned } minutes planned
summary-headline = In brief
summary-decisions = Decisions
summary-actions = Actions
summary-results = Results
summary-parked = Parked for later
summary-quotes = In their own words
summary-notes = Notes of the facilitator
summary-method = How we counted
summary-appendix = Appendix: the data

## Actions
# Calendars: the title of an action that was done, of one that is gone, and what names the file of actions that nobody has.
calendar-done = Done: { $what }
calendar-gone = Action dropped
calendar-nobody = without owner
summary-no-owner = not yet assigned
summary-no-date = to be agreed
summary-without-owner = { $n ->
    [one] One action has no owner yet.
   *[other] { $n } actions have no owner yet.
}
summary-without-date = { $n ->
    [one] One action has no date yet.
   *[other] { $n } actions have no date yet.
}

summary-reviewed = Actions of last time
summary-outcome = outcome
outcome-done = done
outcome-carried-on = carried on
outcome-dropped = dropped
outcome-open = still open

## The open actions of all sessions
actions-title = Open actions
actions-file = actions
actions-file-all = all
actions-without-client = without a client
actions-owner = Whose
actions-session = session
actions-held = held
actions-weekday = day
actions-overdue = overdue
actions-overdue-since = { $day } (overdue)
actions-count = { $n ->
    [0] There are no open actions.
    [one] { $overdue ->
        [0] One open action.
       *[other] One open action, and it is overdue.
    }
   *[other] { $overdue ->
        [0] { $n } open actions.
        [one] { $n } open actions, one of them overdue.
       *[other] { $n } open actions, { $overdue } of them overdue.
    }
}

## Words around figures
quoted = “{ $text }”
summary-item = Topic
summary-option = Option
summary-count = Count
summary-dots = Dots
summary-step = Step
summary-of = { $n } ({ $share })
summary-partly = { $field }: { $answered }.
summary-n-of-k = { $n } of { $k } ({ $share })
summary-from-to = { $low } to { $high }
summary-in-appendix = All { $n } are in the appendix.
summary-number = { $field }: { $mean } on average, { $median } in the middle, from { $min } to { $max } ({ $n } answers).

## Themes, tests, and numbers per choice
summary-theme = Theme
summary-examples = For example
summary-members = What is in it
summary-unclustered = { $n ->
    [one] One item is in no theme.
   *[other] { $n } items are in no theme.
}
summary-test = Test
summary-tests-passed = Tests passed
summary-passed-by = Passed by
summary-passed = { $n } of { $k }
summary-passed-open = { $n } yes of { $k ->
    [one] 1 answer
   *[other] { $k } answers
}; { $open } open
summary-not-answered = not answered yet
summary-tests-open = { $failed }; { $open } still open
summary-not-passed = not passed
summary-none = none
summary-not-said = Not filled in
summary-not-filled = Not filled in: { $items }.
summary-sum = { $field }, added up
summary-sum-per = { $field }, added up per { $choice }
summary-mean-per = { $field }, on average per { $choice }
summary-balance = Balance

## Votes
summary-no-dots = No dots were given.
summary-tie = { $n } stand equal at the cut of { $places }: { $items }.
summary-tie-of-many = { $n } stand equal at the cut of { $places }.
summary-tie-marked = { $n } stand equal at the cut of { $places }: those with =.
summary-tie-taken = What stands first in the list goes on: { $items }.
summary-tied = { $n } stood equal at the cut of { $places }: { $items }.
summary-tied-of-many = { $n } stood equal at the cut of { $places }.
summary-tied-marked = { $n } stood equal at the cut of { $places }: those with =.
summary-tied-taken = What stood first in the list went on: { $items }.
summary-chosen = For “{ $step }” the group chose: { $items }.
taken-unranked = Nobody answered “{ $step }”, so nothing ranks these: they stand in the order in which they were said.
summary-without-dots = Without dots: { $items }.
summary-ballot = { $voters ->
    [one] One person voted with { $dots ->
        [one] one dot.
       *[other] { $dots } dots.
    }
   *[other] { $voters } people voted with { $dots ->
        [one] one dot each.
       *[other] { $dots } dots each.
    }
}
summary-unused = { $unused ->
    [one] One dot was not used.
   *[other] { $unused } dots were not used.
}

summary-dots-gone = { $dots ->
    [one] One dot went
   *[other] { $dots } dots went
} to { $items ->
    [one] an item that was taken out since.
   *[other] { $items } items that were taken out since.
}

## Scores
summary-mean = Mean ({ $low } to { $high })
summary-mean-of = Mean ({ $low } to { $high }) of { $n } people
summary-score = { $mean } (n = { $n })
summary-score-band = { $mean } (n = { $n }, { $band })
summary-gap = Difference
summary-labelled = { $label } ({ $value })
summary-largest-gaps = Largest differences: { $items }.
summary-position = Where they lie
summary-items = Topics
summary-high = { $aspect }: high
summary-low = { $aspect }: low
summary-middle = High is above the middle of the scale, { $middle }.
summary-nps = Net Promoter Score { $score } (n = { $n }; one person moves it { $one } points to the neighbouring class, { $most } from detractor to promoter).
summary-nps-wall = Net Promoter Score { $score }, of { $n } people
summary-nps-person = One person moves it { $one } points to the neighbouring class, { $most } from detractor to promoter.
summary-nps-class = Class
summary-promoters = Promoters (9–10)
summary-passives = Passives (7–8)
summary-detractors = Detractors (0–6)
summary-indication = An indication: not every line has { $n } scores behind it.
summary-half = { $label } { $value }
summary-half-scored = Scored on one of the two only: { $items }.
summary-half-shown = Shown on one of the two only: { $items }.
summary-too-few-scores = Too few answers to show, fewer than { $n }: { $items }.
summary-not-scored = Not scored: { $items }.
summary-small-groups = Groups of fewer than { $n } people are not shown apart.
summary-scores = Scores
summary-no-scores = no scores
summary-not-shown = not shown apart
summary-no-answers = no answers
summary-mean-short = Mean
summary-median = Median
summary-spread = Spread
summary-agreement = Agreement

## Times
summary-time-columns = Time, minutes, share
summary-log-scale = The bars are on a ratio scale: every equal stretch is the same number of times more time. On an ordinary scale only the longest would show.
summary-span-minutes = { $minutes } min
summary-dedication = { $share } of it spent
summary-person-hours = { $hours } hours of people’s time
summary-ratio = Time for { $longest } against { $shortest }: { $ratio } : 1 ({ $assumption }).
summary-old-share = Share until now
summary-new-share = Share from now on

## Cascade
summary-kind = Type
summary-level = Level
summary-intact-at = Still intact
summary-yardstick = To compare
summary-intact = Intact
summary-changed = Changed
summary-lost = Lost
mark-intact = intact
mark-changed = changed
mark-lost = lost
summary-point-down = Key point
summary-point-up = Signal
summary-points = { $n ->
    [one] { $points } point
   *[other] { $points } points
}
summary-arrival-down = Intact at the end of the line ({ $level }): { $intact } of the { $k } key points ({ $survival }). Changed: { $changed }. Lost: { $lost }.
summary-arrival-up = Intact at the top ({ $level }): { $intact } of the { $k } signals ({ $survival }). Softened: { $changed }. Lost: { $lost }.
summary-predicted-more = Beforehand the group expected { $predicted } to arrive intact: { $gap } more than the { $arrived } that did.
summary-predicted-less = Beforehand the group expected { $predicted } to arrive intact: { $gap } fewer than the { $arrived } that did.
summary-predicted-right = Beforehand the group expected { $predicted } to arrive intact, and that is what happened.
summary-biggest-loss = { $tied ->
    [one] Most was lost at { $levels }: { $points }.
   *[other] Most was lost at { $levels }: { $points } each.
}
summary-first-broken = { $n ->
    [one] The first to break was { $points }, at { $level }.
   *[other] The first to break were { $points }, at { $level }.
}
summary-restored = Repaired or guessed on the way: { $levels }.
summary-types = By kind. { $said }
summary-types-intact = What arrived intact: { $types }.
summary-types-changed = What arrived changed: { $types }.
summary-types-lost = What did not arrive: { $types }.
summary-additions = Heard, though it was never in the plan:
summary-both-ways-down = On the way down { $here } survived, on the way up { $there }: a difference of { $points } percentage points.
summary-both-ways-up = On the way up { $here } survived, on the way down { $there }: a difference of { $points } percentage points.
summary-cascade-open = Not every point is marked at every level; figures of those levels are left out.
summary-chains = { $n } chains ran side by side; figures are the mean, and every cell shows one sign for each.

## Method
method-lost = { $n ->
    [one] One entry of the session could not be read and is missing from this summary.
   *[other] { $n } entries of the session could not be read and are missing from this summary.
}
method-scale = “{ $step }”: scale from { $low } to { $high }.
method-scale-anchors = “{ $step }”: scale from { $low } ({ $lowest }) to { $high } ({ $highest }).
method-agreement = Agreement runs from 0 (half at either end) to 1 (all the same): from 0.85 we say shared, from 0.50 mixed, below that divided. It is a reason to talk, not a test.
method-nps = The Net Promoter Score is the share of promoters (9–10) less the share of detractors (0–6), from −100 to +100; passives (7–8) count in neither.
method-one-point = With { $k } key points, one point is { $points } percentage points. To compare: about 70% of details are lost in five to six retellings, as commonly cited.
method-assumption = Months, weeks and days are counted as { $assumption }; a month is 52/12 weeks. Time from begin to end is not the same as effort.
method-short = The short form of the workshop was run.
method-fitted = The workshop was fitted to { $minutes } minutes.
method-by-hand = Chosen by hand instead of by the count: { $steps }.
method-left-out = Left out: { $steps }.
method-not-answered = Asked, without an answer: { $steps }.
method-differences = Differences are those of the unrounded figures.
summary-course = How the time went
summary-planned = Planned (min)
summary-used = Used (min)
summary-under-a-minute = less than 1

## Tables
sheet-summary = summary
sheet-remarks = parked and said
sheet-all-items = all answers
sheet-all-figures = all figures
sheet-decision = decision
sheet-by = by
sheet-list = list
sheet-remark = what
sheet-quote = quote
sheet-note = note
sheet-minutes = { $field }, in minutes
sheet-share = { $field }, share
sheet-ratio = { $field }, times the shortest
sheet-part = share
sheet-rank = rank
sheet-aspect = aspect
sheet-group = group
sheet-everyone = everyone
sheet-n = number of scores
sheet-lowest = lowest
sheet-highest = highest
sheet-nps = NPS
sheet-scored = number with score { $score }
sheet-point = key point
sheet-survival = share intact
sheet-seconds = seconds
sheet-number = number
sheet-field = field
sheet-text = text
sheet-amount = amount
sheet-figure = figure
page-of = { $page } of { $pages }
csv-actions = actions
csv-reviewed = actions-of-last-time
csv-decisions = decisions
csv-remarks = parked-and-said
csv-items = answers
csv-figures = figures

compare-title = { $title } — then and now
compare-title-two = { $then } and { $now } — then and now
compare-then = Then
compare-now = Now
compare-day = { $day }, { $people ->
    [one] one person
   *[other] { $people } people
}
compare-both = { $then } (then) and { $now } (now)
compare-value = { $value } (n = { $n })
compare-value-dots = { $value } ({ $n ->
    [one] 1 dot
   *[other] { $n } dots
})
compare-value-items = { $value } ({ $n ->
    [one] 1 topic
   *[other] { $n } topics
})
compare-value-points = { $value } ({ $n ->
    [one] 1 point
   *[other] { $n } points
})
compare-difference = Difference
compare-points = { $n } pp
compare-nothing = These two sessions have no figure in common that can be compared.
compare-counts = { $n ->
    [one] One figure is in both sessions
   *[other] { $n } figures are in both sessions
}: { $rose } rose, { $fell } fell, { $stayed } stayed about the same{ $few ->
    [0] .
    [one] , and one rests on too few answers to compare.
   *[other] , and { $few } rest on too few answers to compare.
}
compare-gap-too-few = too few
compare-rose-most = { $n ->
    [one] What rose most: { $what }.
   *[other] { $n } figures rose furthest, all equally far.
}
compare-fell-most = { $n ->
    [one] What fell most: { $what }.
   *[other] { $n } figures fell furthest, all equally far.
}
compare-moved = { $label } ({ $step }), from { $then } to { $now }
compare-reading = How to read this
compare-people = Then { $then ->
    [one] one person
   *[other] { $then } people
} took part, now { $now }; they need not be the same people.
compare-one-person = ▲ rose, ▼ fell, = exactly the same, ~ about the same. Differences are those of the unrounded figures; between figures that stand as counts only the direction is told. A figure counts as about the same while a single answer, however different, could have made the difference. With fewer than { $n } answers in one of the sessions it is too few to compare.
compare-lost = { $when }: { $n ->
    [one] one entry of the session could not be read and is missing here.
   *[other] { $n } entries of the session could not be read and are missing here.
}
compare-indication = An indication: with fewer than { $n } people a figure moves easily.
compare-small = Scores of fewer than { $n } people are not shown.
compare-only-then = Only then: { $items }
compare-only-now = Only now: { $items }
compare-left = Not compared
compare-not-answered-then = Not answered then: { $items }
compare-not-answered-now = Not answered now: { $items }
compare-withheld-then = Too few answers to show then: { $items }
compare-withheld-now = Too few answers to show now: { $items }
compare-tie = { $when } { $n } stood equal at the cut of { $places }: { $items }.
compare-tie-taken = What stood first in the list went on: { $items }.
compare-tie-of-many = { $when } { $n } stood equal at the cut of { $places }.
measured-answered = answered
measured-not-asked = not asked
measured-not-answered = not answered
measured-withheld = not shown
measured-otherwise = another question
measured-absent = not in its script
compare-file = compared
recount-title = Recount: other rules
recount-mark = A recount, not the outcome: the same dots and scores, counted by other rules.
recount-seats = Seats
recount-last = The last that goes on
recount-share = Share of the dots
recount-margin = Dots to spare
recount-tie = a tie
recount-cut = { $from }–10 less 0–{ $to }
recount-sure = Margin (95%)
recount-median = Median
recount-top = Two highest scores
trace-title = Where it comes from
