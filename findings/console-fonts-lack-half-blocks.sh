#!/bin/sh
# The fonts Debian 12 has for the Linux console (console-setup-linux 1.221): of 456 with a table of signs none has the
# quarter blocks (U+2596..U+259F), only 139 have the half blocks and the full one (U+2580, U+2584, U+2588), and of the 29
# for Western languages (Lat15, what an installation in English or Dutch gets) not one has those either. What is drawn in
# blocks there has to be drawn as grounds of whole cells. Seen 30 November 2026.
# Needs: apt-get with lists, dpkg, python3.
set -eu
for tool in apt-get dpkg python3; do
    command -v "$tool" >/dev/null || { echo "skipped: no $tool"; exit 0; }
done
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
apt-get download console-setup-linux=1.221 >/dev/null 2>&1 || { echo "skipped: no console-setup-linux 1.221"; exit 0; }
dpkg -x console-setup-linux_*.deb x
echo "console-setup-linux 1.221"
python3 - x/usr/share/consolefonts <<'P'
import glob, gzip, struct, sys
halves, quarters = set("▀▄█"), set("▖▗▘▙▛▜▝▞▟")
fonts = {}
for path in glob.glob(sys.argv[1] + "/*.psf.gz"):
    data = gzip.open(path).read()
    if data[:4] == b"\x72\xb5\x4a\x86":  # PSF 2: signs in UTF-8, sequences behind FE, each glyph's end FF
        _, head, flags, count, size = struct.unpack("<5I", data[4:24])
        if not flags & 1: continue
        signs = "".join(it.split(b"\xfe")[0].decode("utf-8", "ignore")
                        for it in data[head + count * size:].split(b"\xff")[:count])
    elif data[:2] == b"\x36\x04":  # PSF 1: signs in 16 bits, sequences behind FFFE, each glyph's end FFFF
        count, size = (512 if data[2] & 1 else 256), data[3]
        if not data[2] & 6: continue
        table, signs, sequence = data[4 + count * size:], "", False
        for (unit,) in struct.iter_unpack("<H", table[:len(table) // 2 * 2]):
            if unit in (0xFFFE, 0xFFFF): sequence = unit == 0xFFFE
            elif not sequence: signs += chr(unit)
    else: continue
    fonts[path.rsplit("/", 1)[1]] = set(signs)
have = lambda wanted, names: sum(wanted <= fonts[name] for name in names)
western = [name for name in fonts if name.startswith("Lat15-")]
seen = [len(fonts), have(quarters, fonts), have(halves, fonts), len(western), have(halves, western)]
print("fonts, with quarters, with halves, for Western languages, of those with halves:", *seen)
sys.exit(0 if seen == [456, 0, 139, 29, 0] else "no longer so")
P
