#!/bin/sh
# khal 0.14.1: importing a calendar file replaces the event with the same UID whatever its SEQUENCE says. Whoever imports the
# newer file and then, by mistake, the older one gets the old day back without a question (RFC 5546, 2.1.5: the higher
# SEQUENCE is the current one). And an event whose STATUS is CANCELLED is kept and listed. Seen 30 November 2026.
# Needs: python3 with venv, and the network for pip.
set -eu
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv" 2>/dev/null || { echo "skipped: no venv"; exit 0; }
"$dir/venv/bin/pip" install -q khal==0.14.1 icalendar==6.3.1 2>"$dir/pip" || { echo "skipped: pip could not install khal 0.14.1"; exit 0; }
export HOME="$dir" XDG_CONFIG_HOME="$dir" XDG_DATA_HOME="$dir/data" XDG_CACHE_HOME="$dir/cache"
mkdir -p "$dir/khal" "$dir/calendar" "$dir/data" "$dir/cache"
cat > "$dir/khal/config" <<C
[calendars]
[[actions]]
path = $dir/calendar
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
local_timezone = Europe/Amsterdam
default_timezone = Europe/Amsterdam
C
event() { # SEQUENCE DAY STATUS
    printf 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//example//EN\r\nMETHOD:PUBLISH\r\nBEGIN:VEVENT\r\nUID:one@example.org\r\n'
    printf 'DTSTAMP:20261130T1%s0000Z\r\nSEQUENCE:%s\r\nDTSTART;VALUE=DATE:%s\r\nSUMMARY:Call back\r\nSTATUS:%s\r\n' "$1" "$1" "$2" "$3"
    printf 'END:VEVENT\r\nEND:VCALENDAR\r\n'
}
event 0 20261203 CONFIRMED > "$dir/old.ics"
event 1 20261210 CONFIRMED > "$dir/new.ics"
event 2 20261210 CANCELLED > "$dir/cancelled.ics"
khal() { "$dir/venv/bin/khal" "$@"; }
take() { khal import --batch "$dir/$1.ics" >/dev/null; khal list --format '{start-date} {title}' --day-format '' 2026-12-01 30d | tr '\n' ';'; echo; }
after_new=$(take new); after_old=$(take old); after_cancelled=$(take cancelled)
echo "newer file: $after_new"; echo "then the older: $after_old"; echo "then cancelled: $after_cancelled"
case "$after_new/$after_old/$after_cancelled" in
    *2026-12-10*/*2026-12-03*/*"Call back"*) ;;
    *) echo "no longer so"; exit 1 ;;
esac
