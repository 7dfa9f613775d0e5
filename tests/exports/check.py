"""Opens every document in a folder with programs that are not ours, and says what is wrong.

check.py FOLDER [--all]: with --all a program that is missing is a fault, without it only said.
"""

import csv
import datetime
import json
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from xml.etree import ElementTree

FOLDER = Path(sys.argv[1])
ALL = "--all" in sys.argv
# What no document may tell of the computer it was made on.
HERE = [str(Path.home()), str(FOLDER), "/root/", "/home/"]
faults = []


def fault(path, what):
    faults.append(f"{path.name}: {what}")


def missing(what):
    (faults.append if ALL else print)(f"SKIPPED: {what} is not there")


def of(ending):
    found = sorted(FOLDER.glob(f"*.{ending}"))
    print(f"{ending}: {len(found)}")
    return found


def parts_are_xml(path):
    """Every part of a package is XML without controls, packed on no day."""
    with zipfile.ZipFile(path) as package:
        for part in package.infolist():
            if part.date_time != (1980, 1, 1, 0, 0, 0):
                fault(path, f"{part.filename} says when it was packed: {part.date_time}")
            if not part.filename.endswith((".xml", ".rels")):
                continue
            bytes_ = package.read(part)
            try:
                ElementTree.fromstring(bytes_)
            except ElementTree.ParseError as error:
                fault(path, f"{part.filename}: {error}")
            text = bytes_.decode()
            if re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]", text):
                fault(path, f"{part.filename} holds a control character")
            for here in HERE:
                if here in text:
                    fault(path, f"{part.filename} tells of {here}")


def office(files, pdf_of):
    """All files in one call: starting the program takes longer than converting."""
    soffice = shutil.which("soffice") or shutil.which("libreoffice")
    if not soffice:
        return missing("LibreOffice")
    out = FOLDER / "pdf"
    out.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            [soffice, f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", "pdf", "--outdir", out, *files],
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=900,
        )
    for path in files:
        pdf = out / f"{path.stem}.pdf"
        if not pdf.exists():
            fault(path, "LibreOffice made nothing of it")
        else:
            kept = pdf.with_name(f"{path.stem}.{path.suffix[1:]}.pdf")
            pdf.rename(kept)
            pdf_of(path, kept)


def text_of(pdf):
    if not shutil.which("pdftotext"):
        missing("Poppler")
        return None
    done = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True)
    return done.stdout if done.returncode == 0 else ""


def word(files):
    try:
        import docx
    except ImportError:
        return missing("python-docx")
    for path in files:
        parts_are_xml(path)
        document = docx.Document(str(path))
        about = document.core_properties
        if about.author or about.last_modified_by:
            fault(path, f"names {about.author!r} {about.last_modified_by!r}")
        if not path.name.startswith("nothing"):
            if about.created is None or about.created.date() != datetime.date(2026, 11, 23):
                fault(path, f"was made on {about.created}")
            levels = {p.style.name for p in document.paragraphs if p.style.name.startswith("Heading")}
            if not {"Heading 1", "Heading 2"} <= levels:
                fault(path, f"has as headings {levels}")
            if not document.tables:
                fault(path, "has no tables")
        for shape in document.inline_shapes:
            if not shape._inline.docPr.get("descr"):
                fault(path, "has a picture without a description")
        for picture in document.part.package.iter_parts():
            if picture.partname.endswith((".bin", ".ole")):
                fault(path, f"holds {picture.partname}")

    def read(path, pdf):
        text = text_of(pdf)
        title = docx.Document(str(path)).core_properties.title
        if text is not None and title.split()[0] not in text:
            fault(path, "LibreOffice shows no title")

    office(files, read)


def excel(files):
    try:
        import openpyxl
    except ImportError:
        return missing("openpyxl")
    for path in files:
        parts_are_xml(path)
        book = openpyxl.load_workbook(path)
        about = book.properties
        if about.creator or about.lastModifiedBy:
            fault(path, f"names {about.creator!r} {about.lastModifiedBy!r}")
        names = [name.lower() for name in book.sheetnames]
        if len(set(names)) != len(names) or any(len(name) > 31 for name in names):
            fault(path, f"has sheets {names}")
        if path.name.startswith("nothing"):
            continue
        dates = numbers = 0
        for sheet in book.worksheets:
            if sheet is not book.worksheets[0] and (not sheet.auto_filter.ref or sheet.freeze_panes != "A2"):
                fault(path, f"{sheet.title} has no filter, or a head that scrolls")
            for row in sheet.iter_rows():
                for cell in row:
                    if cell.data_type == "f" or cell.hyperlink:
                        fault(path, f"{sheet.title} {cell.coordinate} is a formula or a link")
                    dates += cell.is_date
                    numbers += cell.data_type == "n" and cell.value is not None and not cell.is_date
        if not dates or not numbers:
            fault(path, f"has {dates} dates and {numbers} numbers")
    office(files, lambda path, pdf: text_of(pdf) or fault(path, "LibreOffice shows nothing"))


def reckoned(files):
    """No cell of a table in text is a formula to LibreOffice, which takes for one what begins like it."""
    soffice = shutil.which("soffice") or shutil.which("libreoffice")
    if not soffice or not files:
        return None if soffice else missing("LibreOffice")
    try:
        import openpyxl
    except ImportError:
        return missing("openpyxl")
    for mark, chosen in ((59, [p for p in files if "-nl-" in p.name]), (44, [p for p in files if "-nl-" not in p.name])):
        if not chosen:
            continue
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run(
                [soffice, f"-env:UserInstallation=file://{folder}/profile", "--headless", f"--infilter=CSV:{mark},34,76,1", "--convert-to", "xlsx", "--outdir", f"{folder}/out", *chosen],
                check=True,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                timeout=900,
            )
            for path in chosen:
                made = Path(folder) / "out" / f"{path.stem}.xlsx"
                if not made.exists():
                    fault(path, "LibreOffice made nothing of it")
                    continue
                for row in openpyxl.load_workbook(made).active.iter_rows():
                    for cell in row:
                        if cell.data_type == "f" or cell.hyperlink:
                            fault(path, f"{cell.coordinate} is a formula or a link to LibreOffice: {cell.value!r:.60}")


def separated(files):
    reckoned(files)
    for path in files:
        bytes_ = path.read_bytes()
        if not bytes_.startswith(b"\xef\xbb\xbf"):
            fault(path, "does not say that it is UTF-8")
        lines = bytes_.decode("utf-8-sig")
        delimiter = ";" if "-nl-" in path.name else ","
        rows = list(csv.reader(lines.splitlines(keepends=True), delimiter=delimiter, strict=True))
        if len({len(row) for row in rows}) != 1 or len(rows[0]) < 3:
            fault(path, "has rows of different lengths")


def calendars(files):
    try:
        import icalendar
    except ImportError:
        return missing("icalendar")
    for path in files:
        bytes_ = path.read_bytes()
        if any(len(line) > 75 for line in bytes_.split(b"\r\n")) or b"\n" in bytes_.replace(b"\r\n", b""):
            fault(path, "has lines that are too long, or end wrongly")
        calendar = icalendar.Calendar.from_ical(bytes_)
        events = calendar.walk("VEVENT")
        if str(calendar.get("METHOD")) != "PUBLISH":
            fault(path, "does not say that it publishes")
        if not events or len({str(event["UID"]) for event in events}) != len(events):
            fault(path, "has no events, or two with one name")
        for event in events:
            start, end = event.decoded("DTSTART"), event.decoded("DTEND")
            if type(start) is not datetime.date or end - start != datetime.timedelta(days=1):
                fault(path, f"has an event that is no whole day: {start} to {end}")
            if int(event["SEQUENCE"]) < 0 or event["STATUS"] not in ("CONFIRMED", "CANCELLED"):
                fault(path, f"has an event that is {event['STATUS']}, {event['SEQUENCE']}")
            alarms = event.walk("VALARM")
            if (event["STATUS"] == "CONFIRMED") != bool(alarms) or any(alarm.decoded("TRIGGER") != datetime.timedelta(hours=-15) for alarm in alarms):
                fault(path, "reminds of what is gone, or not at nine of the day before")
            if event.decoded("DTSTAMP").date() != datetime.date(2026, 11, 23):
                fault(path, "has a stamp of another day than that of the session")


def pages(files):
    if not files:
        return
    if not shutil.which("pdfinfo"):
        return missing("Poppler")
    for path in files:
        about = subprocess.run(["pdfinfo", path], capture_output=True, text=True)
        # Older Poppler reads the tags' "Suspects false", which the standard asks for, as a fault.
        said = [line for line in about.stderr.splitlines() if line.strip() and "Suspects object" not in line]
        if about.returncode or said:
            fault(path, f"Poppler says {said}")
        for here in HERE:
            if here in about.stdout:
                fault(path, f"tells of {here}")
        if not (text_of(path) or "").strip():
            fault(path, "holds no text")


AXE = """<script>%s</script><script>
axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "best-practice"]}).then(found => {
  document.documentElement.innerHTML = "<body><pre id=found></pre></body>";
  document.getElementById("found").textContent = JSON.stringify(found.violations.map(v => [v.id, v.nodes[0].html.slice(0, 120)]));
});</script></body>"""


def browsed(files):
    if not files:
        return
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if not chromium:
        return missing("Chromium")
    try:
        import axe_core_python
    except ImportError:
        return missing("axe-core-python")
    axe = next(Path(axe_core_python.__file__).parent.glob("**/axe.min.js")).read_text()
    for path in files:
        page = path.read_text()
        if re.search(r"<script|onerror=|onload=|<iframe|https?://[^\"< ]+\.(js|css)", re.sub(r"&lt;[^<]*", "", page), re.I):
            fault(path, "holds a script")
        # The rules of the page forbid every script, and so the checker's; the copy goes without them.
        copy = re.sub(r"<meta[^>]*Content-Security-Policy[^>]*>", "", page, flags=re.I)
        with tempfile.TemporaryDirectory() as folder:
            target = Path(folder) / "page.html"
            target.write_text(copy.replace("</body>", AXE.replace("%s", axe.replace("</script", "<\\/script"))))
            done = subprocess.run(
                [chromium, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/profile", "--virtual-time-budget=20000", "--dump-dom", f"file://{target}"],
                capture_output=True,
                text=True,
                timeout=120,
            )
        found = re.search(r"<pre id=\"found\">(.*?)</pre>", done.stdout, re.S)
        if not found:
            fault(path, "axe could not look at it")
        elif found.group(1) != "[]":
            fault(path, f"axe says {found.group(1)[:600]}")


for path in of("json"):
    json.loads(path.read_text())
separated(of("csv"))
calendars(of("ics"))
word(of("docx"))
excel(of("xlsx"))
pages(of("pdf"))
browsed(of("html"))
print("\n".join(faults), file=sys.stderr)
sys.exit(1 if faults else 0)
