#!/bin/sh
# Konsole 22.12 (Debian 12): a program that saves what the wheel does in the alternate screen (CSI ? 1007 s), turns its
# arrows off (CSI ? 1007 l) and restores it (CSI ? 1007 r) leaves them off: what was on unasked is restored as off, so the
# wheel no longer scrolls `less` in that tab. VTE 0.70 and xterm 379 restore what was there. Seen 30 November 2026.
# Needs: konsole xvfb xdotool x11-utils openbox python3. Prints what a notch of the wheel sends before and after.
set -eu
for tool in konsole Xvfb xdotool openbox python3; do
    command -v "$tool" >/dev/null || { echo "skipped: no $tool"; exit 0; }
done
case "$(dpkg-query -W -f '${Version}' konsole)" in *22.12.3*) ;; *) echo "skipped: another konsole"; exit 0 ;; esac
dir=$(mktemp -d); trap 'kill $pids 2>/dev/null || true; rm -rf "$dir"' EXIT; pids=
cat > "$dir/probe.py" <<'P'
import os, select, sys, tty
tty.setraw(0)
os.write(1, b"\x1b[?1049h" + (b"\x1b[?1007s\x1b[?1007l\x1b[?1007r" if sys.argv[2] == "after" else b""))
got = b""
while not got.endswith(b"q"):
    if not select.select([0], [], [], 20)[0]: break
    got += os.read(0, 99)
open(sys.argv[1], "wb").write(got)
P
mkfifo "$dir/display"; Xvfb -displayfd 3 -screen 0 900x700x24 -nolisten tcp 3>"$dir/display" 2>/dev/null & pids="$pids $!"
DISPLAY=:$(head -n 1 "$dir/display"); export DISPLAY; export HOME="$dir" LANG=C.UTF-8 QT_QPA_PLATFORM=xcb
openbox >/dev/null 2>&1 & pids="$pids $!"; sleep 1
for when in before after; do
    konsole -e python3 "$dir/probe.py" "$dir/$when" $when >/dev/null 2>&1 & pids="$pids $!"; this=$!; sleep 4
    xdotool mousemove 450 400 click 4; sleep 0.5; xdotool type q; sleep 1; kill "$this" 2>/dev/null || true
done
dpkg-query -W -f '${Package} ${Version}\n' konsole
python3 - "$dir" <<'P'
import sys
seen = {when: open(f"{sys.argv[1]}/{when}", "rb").read() for when in ("before", "after")}
print(seen)
sys.exit(0 if b"\x1b[A" in seen["before"] and b"\x1b[A" not in seen["after"] else "no longer so")
P
