#!/bin/sh
# st 0.9 as Debian 12 has it (stterm): a notch of the wheel arrives in a full-screen program as Ctrl-Y (up) and Ctrl-E
# (down), which no mode turns off; a program in which Ctrl-Y means anything acts on the wheel. And Delete arrives as CSI P,
# which crossterm 0.29 reads as F1, until the program asks for the keypad of programs (ESC =). Seen 30 November 2026.
# Needs: stterm xvfb xdotool openbox python3.
set -eu
for tool in st Xvfb xdotool openbox python3; do
    command -v "$tool" >/dev/null || { echo "skipped: no $tool"; exit 0; }
done
case "$(dpkg-query -W -f '${Version}' stterm)" in 0.9-*) ;; *) echo "skipped: another st"; exit 0 ;; esac
dir=$(mktemp -d); trap 'kill $pids 2>/dev/null || true; rm -rf "$dir"' EXIT; pids=
cat > "$dir/probe.py" <<'P'
import os, select, sys, tty
tty.setraw(0)
os.write(1, b"\x1b[?1049h\x1b[?1007l" + (b"\x1b=" if sys.argv[2] == "keypad" else b""))
got = b""
while not got.endswith(b"q"):
    if not select.select([0], [], [], 20)[0]: break
    got += os.read(0, 99)
open(sys.argv[1], "wb").write(got)
P
mkfifo "$dir/display"; Xvfb -displayfd 3 -screen 0 900x700x24 -nolisten tcp 3>"$dir/display" 2>/dev/null & pids="$pids $!"
DISPLAY=:$(head -n 1 "$dir/display"); export DISPLAY; export HOME="$dir" LANG=C.UTF-8
openbox >/dev/null 2>&1 & pids="$pids $!"; sleep 1
for mode in plain keypad; do
    st -e python3 "$dir/probe.py" "$dir/$mode" $mode >/dev/null 2>&1 & pids="$pids $!"; this=$!; sleep 2
    xdotool mousemove 300 200 click 4 click 5; sleep 0.3; xdotool key Delete; sleep 0.3; xdotool type q; sleep 1
    kill "$this" 2>/dev/null || true
done
dpkg-query -W -f '${Package} ${Version}\n' stterm
python3 - "$dir" <<'P'
import sys
seen = {mode: open(f"{sys.argv[1]}/{mode}", "rb").read() for mode in ("plain", "keypad")}
print(seen)
sys.exit(0 if seen["plain"] == b"\x19\x05\x1b[Pq" and seen["keypad"] == b"\x19\x05\x1b[3~q" else "no longer so")
P
