# room (en)

room-waiting = We will begin in a moment.
room-half = We are halfway.
room-two-minutes = Two more minutes
room-half-minute = Thirty seconds
room-time-up = The time is up.
room-paused = The clock stands still for a moment.
room-stop = Stop, even mid-sentence.
room-back = Back at { $time }
room-over = What we take with us
room-before = … and { $n } earlier
room-loose = not grouped yet
room-dots = { $given } of { $of } dots placed
room-scores = { $given } of { $of } scores in
room-box = { $time } minutes
room-writing = Write down what you heard, each on your own. No talking.
