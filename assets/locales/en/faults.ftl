# faults (en)

# storage
storage-absent = { $path } is not there.
storage-read = { $path } cannot be read: { $cause }.
storage-exists = { $path } is there already and is not written over.
storage-make = { $path } cannot be made: { $cause }.
storage-write = { $path } cannot be written: { $cause }. What was said is kept in memory.
storage-sync = The disk did not confirm what was written to { $path }: { $cause }. Nothing more is written there.
storage-changed = Another program cut, removed or replaced { $path } during the session.
storage-nowhere = The session { $path } could not be saved anywhere and is in memory only. { $cause }
storage-too-large = { $path } is larger than any session (more than 512 MiB) and is not read.
storage-no-session = { $path } holds no session that can be read. It has not been changed.
storage-too-long = Entry { $number } is too long for the session file (more than 8 MiB). Split it up.
storage-busy = { $path } is in use by another flipover{ $number ->
        [0] {""}
       *[other] {" "}(process { $number })
    }.
storage-silent = The disk does not answer. The last of { $path } may not be on it.
storage-cause-full = the disk is full
storage-cause-quota = your share of the disk is used up
storage-cause-limit = the file may not grow any further
storage-cause-denied = you may not do that here
storage-cause-read-only = the disk is read-only
storage-cause-gone = the folder is gone
storage-cause-no-folder = part of the path is a file, not a folder
storage-cause-folder = that is a folder
storage-cause-other = the system says “{ $error }”
storage-damage-unreadable = Line { $line } cannot be read and was left out; it is still in the file.
storage-damage-altered = Line { $line } was edited by hand or damaged; it counts as it is now.
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
