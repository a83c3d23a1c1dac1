"""Opens every format that fazhi writes, and has it read what others write; see formats.sh. Arguments: the program, the sample reports, a folder."""
import csv
import glob
import json
import os
import shutil
import subprocess
import sys

import docx
import jsonschema
import openpyxl
import xmlschema

# A report in which every sign stands that a format could take for its own.
HOSTILE = """<script>县人民政府2023年度法治政府建设情况报告
一、主要举措\r（零）出台《%s办法》，制定权责清单=1+1。\ufffe\x1f\u202e
（一）印发《<b>要点</b>|*表*|`码`|=1+1|"引号"|&amp;|[链](http://a)|\x07|😀》，落实三项制度，公布权责清单126项。_x0041_ ]]>
=HYPERLINK("http://a","法治督察")完成督察12次。
@SUM(A1)公平竞争审查38件。
二、存在的问题
法治督察不够深入。
""" % ("长" * 40000)


def schema(folder, pattern):
    found = sorted(glob.glob(os.path.join(folder, "**", pattern), recursive=True))
    if not found:
        sys.exit(f"no schema {pattern}: is the package index reachable?")
    return found[0]


def check(fazhi, report, folder, sarif, junit):
    def write(job, ending, form=None):
        path = os.path.join(folder, f"{job}.{ending}")
        form = ["--format", form] if form else []
        subprocess.run([fazhi, job, report, "--output", path] + form, check=True, stderr=subprocess.DEVNULL)
        return path

    documents = []
    for job in ["score", "gaps", "checklist"]:
        document, workbook = write(job, "docx"), write(job, "xlsx")
        documents += [document, workbook]
        assert docx.Document(document).tables
        book = openpyxl.load_workbook(workbook)
        assert all(cell.data_type != "f" for sheet in book for row in sheet.iter_rows() for cell in row)
        rows = [["" if cell is None else str(cell) for cell in row] for row in book.worksheets[0].values]
        with open(write(job, "csv"), encoding="utf-8-sig", newline="") as file:
            table = list(csv.reader(file))
        # In CSV an apostrophe guards what looks like a formula.
        assert [[cell.removeprefix("'") for cell in row] for row in table] == [
            [cell.removeprefix("'") for cell in row] for row in rows]
        with open(write(job, "sarif"), encoding="utf-8") as file:
            jsonschema.validate(json.load(file), sarif, format_checker=jsonschema.Draft4Validator.FORMAT_CHECKER)
        junit.validate(write(job, "xml", "junit"))
    return documents


def statuses(fazhi, report):
    result = subprocess.run([fazhi, "score", report, "--format", "json"], check=True, capture_output=True)
    return {item["id"]: item["status"] for item in json.loads(result.stdout)["items"]}


def check_reading(fazhi, report, folder):
    """Has a report judged as python-docx writes it, and as LibreOffice does, as a document and as a page."""
    document = docx.Document()
    with open(report, encoding="utf-8") as file:
        for line in file:
            document.add_paragraph(line.rstrip("\n"))
    written = os.path.join(folder, "written.docx")
    document.save(written)
    others = [written]
    if shutil.which("soffice"):
        for form in ["docx:MS Word 2007 XML", "html:HTML (StarWriter)"]:
            subprocess.run(["soffice", "--headless", "--convert-to", form, "--outdir", os.path.join(folder, "other"), written],
                           check=True, capture_output=True, timeout=300)
        others += [os.path.join(folder, "other", "written." + ending) for ending in ["docx", "html"]]
    expected = statuses(fazhi, report)
    for other in others:
        assert statuses(fazhi, other) == expected, other
    print(f"{os.path.basename(report)}: the same verdicts from {len(others)} other files", flush=True)


def main(fazhi, reports, folder):
    with open(schema(folder, "sarif-2.1.0-*.json"), encoding="utf-8") as file:
        sarif = json.load(file)
    junit = xmlschema.XMLSchema(schema(folder, "junit-10.xsd"))
    hostile = os.path.join(folder, "坏 #1.txt")
    with open(hostile, "w", encoding="utf-8", newline="") as file:
        file.write(HOSTILE)
    samples = sorted(glob.glob(os.path.join(reports, "*.txt")))
    for report in samples + [hostile]:
        documents = check(fazhi, report, folder, sarif, junit)
        print(f"{os.path.basename(report)}: docx, xlsx, csv, sarif and junit are well", flush=True)
    for report in samples:
        check_reading(fazhi, report, folder)
    if not shutil.which("soffice"):
        return print("LibreOffice is not installed: it opened nothing")
    for document in documents:
        subprocess.run(["soffice", "--headless", "--convert-to", "pdf", "--outdir", folder, document],
                       check=True, capture_output=True, timeout=300)
        pdf = os.path.splitext(document)[0] + ".pdf"
        assert os.path.getsize(pdf) > 10_000, document
        os.remove(pdf)
    print("LibreOffice opened the documents and workbooks of the last one")


main(*sys.argv[1:])
