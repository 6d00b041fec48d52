#!/usr/bin/env python3
"""Reads an export of 1chat CRM with nothing but Python's own library, and says whether it is whole.

Usage: read-export.py FILE.zip
Prints one JSON object: {"ok": bool, "problems": [...], "counts": {...}, "rows": {table: [...]}} and ends with 1
when something is wrong. Knows the format from its description alone; shares no code with the product.
"""

import csv
import hashlib
import io
import json
import re
import sys
import unicodedata
import zipfile
from decimal import Decimal

SAFE_NAME = re.compile(r"^[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*$")
PHONE = re.compile(r"^\+[1-9][0-9]{6,14}$")
TRIGGERS = set("=+-@|%＝＋－＠｜％")


def canonical(value):
    """RFC 8785 for what an export holds; keys are ordered by UTF-16 code units."""
    if isinstance(value, dict):
        keys = sorted(value, key=lambda key: key.encode("utf-16-be", "surrogatepass"))
        return "{" + ",".join(text(key) + ":" + canonical(value[key]) for key in keys) + "}"
    if isinstance(value, list):
        return "[" + ",".join(canonical(each) for each in value) + "]"
    if isinstance(value, str):
        return text(value)
    if isinstance(value, float):
        return number(value)
    return json.dumps(value)


def number(value):
    """A fraction as ECMAScript writes it: the shortest digits, an exponent only when it is far out."""
    if value == 0:
        return "0"
    sign, digits, exponent = Decimal(repr(value)).normalize().as_tuple()
    digits = "".join(str(each) for each in digits)
    point = len(digits) + exponent
    if 0 < point <= 21:
        body = digits.ljust(point, "0") if len(digits) <= point else digits[:point] + "." + digits[point:]
    elif -6 < point <= 0:
        body = "0." + "0" * -point + digits
    else:
        mantissa = digits[0] + ("." + digits[1:] if len(digits) > 1 else "")
        body = "%se%s%d" % (mantissa, "+" if point > 0 else "-", abs(point - 1))
    return ("-" if sign else "") + body


def text(value):
    dumped = json.dumps(value, ensure_ascii=False)
    return re.sub("[\ud800-\udfff]", lambda match: "\\u%04x" % ord(match.group()), dumped)


def invisible(letter):
    return letter.isspace() or unicodedata.category(letter) in ("Cc", "Cf") or letter == "\ufeff"


def dangerous(cell):
    """Whether a spreadsheet could take the cell for a formula."""
    if cell[:1] in ("\t", "\r", "\n", "\0"):
        return True
    for letter in cell:
        if not invisible(letter):
            return letter in TRIGGERS
    return False


class Checker:
    def __init__(self, archive):
        self.archive = archive
        self.problems = []
        self.rows = {}

    def wrong(self, problem):
        self.problems.append(problem)

    def check(self):
        names = self.archive.namelist()
        if len(names) != len(set(names)):
            self.wrong("a file is there twice")
        for name in names:
            if not SAFE_NAME.match(name) or ".." in name:
                self.wrong("unsafe file name")
        for needed in ("README.txt", "manifest.json", "SHA256SUMS"):
            if needed not in names:
                self.wrong("missing " + needed)
                return
        if self.archive.testzip() is not None:
            self.wrong("a file is damaged")
        manifest = json.loads(self.archive.read("manifest.json"))
        self.check_sums(names)
        self.check_manifest(names, manifest)
        for table, count in manifest["counts"].items():
            self.check_table(table, count)
        return manifest

    def check_sums(self, names):
        listed = {}
        for line in self.archive.read("SHA256SUMS").decode("ascii").splitlines():
            digest, _, name = line.partition("  ")
            listed[name] = digest
        if set(listed) != set(names) - {"SHA256SUMS"}:
            self.wrong("SHA256SUMS does not list exactly the other files")
        for name, digest in listed.items():
            if name in names and hashlib.sha256(self.archive.read(name)).hexdigest() != digest:
                self.wrong("wrong sum of " + name)

    def check_manifest(self, names, manifest):
        if (manifest.get("format"), manifest.get("formatVersion")) != ("1chat-export", "1.1.0"):
            self.wrong("unknown format")
        if not manifest.get("omissions"):
            self.wrong("no omissions are listed")
        listed = {each["path"]: each for each in manifest["files"]}
        if set(listed) != set(names) - {"SHA256SUMS", "manifest.json"}:
            self.wrong("the manifest does not list exactly the files")
        for name, each in listed.items():
            data = self.archive.read(name)
            if len(data) != each["bytes"] or hashlib.sha256(data).hexdigest() != each["sha256"]:
                self.wrong("the manifest is wrong about " + name)

    def check_table(self, table, count):
        data = self.archive.read("data/%s.jsonl" % table).decode("utf-8")
        lines = data.split("\n")
        if lines.pop() != "":
            self.wrong("data/%s.jsonl does not end with a line end" % table) if data else None
        rows = [json.loads(line) for line in lines]
        for line, row in zip(lines, rows):
            if canonical(row) != line:
                self.wrong("a line of %s is not canonical" % table)
            if set(row) != {"id", "fields", "stamps"}:
                self.wrong("a row of %s has other parts" % table)
        ids = [row["id"] for row in rows]
        if ids != sorted(ids, key=lambda each: each.encode("utf-16-be", "surrogatepass")) or len(set(ids)) != len(ids):
            self.wrong("%s is not ordered by id" % table)
        if len(rows) != count:
            self.wrong("%s has %d rows, the manifest says %d" % (table, len(rows), count))
        self.check_schema(table, rows)
        self.check_sheet(table, rows)
        self.rows[table] = rows

    def check_schema(self, table, rows):
        schema = json.loads(self.archive.read("schema/%s.schema.json" % table))
        if "2020-12" not in schema.get("$schema", ""):
            self.wrong("schema of %s is of another draft" % table)
        if not schema.get("description"):
            self.wrong("schema of %s has no description" % table)
        for row in rows:
            self.matches(row, schema, schema, table)

    def matches(self, value, schema, root, where):
        """The part of JSON Schema that the export uses."""
        if schema is True or schema == {}:
            return
        if "$ref" in schema:
            target = root
            for part in schema["$ref"].lstrip("#/").split("/"):
                target = target[part] if part else target
            return self.matches(value, target, root, where)
        if "anyOf" in schema:
            if not any(self.fits(value, each, root) for each in schema["anyOf"]):
                self.wrong("a value of %s fits no branch" % where)
            return
        if not self.fits_type(value, schema):
            self.wrong("a value of %s has another type" % where)
            return
        if "enum" in schema and value not in schema["enum"]:
            self.wrong("a value of %s is not one of the choices" % where)
        if isinstance(value, dict):
            for name in schema.get("required", []):
                if name not in value:
                    self.wrong("%s lacks %s" % (where, name))
            for name, each in value.items():
                known = schema.get("properties", {})
                self.matches(each, known.get(name, schema.get("additionalProperties", {})), root, where + "." + name)
        if isinstance(value, list) and "items" in schema:
            for each in value:
                self.matches(each, schema["items"], root, where)

    def fits(self, value, schema, root):
        probe = Checker(self.archive)
        probe.matches(value, schema, root, "")
        return not probe.problems

    @staticmethod
    def fits_type(value, schema):
        wanted = schema.get("type")
        if wanted is None:
            return True
        kinds = wanted if isinstance(wanted, list) else [wanted]
        for kind in kinds:
            if kind == "object" and isinstance(value, dict):
                return True
            if kind == "array" and isinstance(value, list):
                return True
            if kind == "string" and isinstance(value, str):
                return True
            if kind == "boolean" and isinstance(value, bool):
                return True
            if kind == "integer" and isinstance(value, int) and not isinstance(value, bool):
                return True
            if kind == "number" and isinstance(value, (int, float)) and not isinstance(value, bool):
                return True
            if kind == "null" and value is None:
                return True
        return False

    def check_sheet(self, table, rows):
        raw = self.archive.read("csv/%s.csv" % table).decode("utf-8")
        if not raw.startswith("\ufeff"):
            self.wrong("csv of %s has no byte order mark" % table)
        sheet = list(csv.reader(io.StringIO(raw[1:], newline=""), strict=True))
        heading, cells = sheet[0], sheet[1:]
        if len(cells) != len(rows):
            self.wrong("csv of %s has %d rows, the data has %d" % (table, len(cells), len(rows)))
        for line, row in zip(cells, rows):
            if len(line) != len(heading):
                self.wrong("a line of the %s csv has another width" % table)
            for name, cell in zip(heading, line):
                if dangerous(cell) and not (name == "phone" and PHONE.match(cell)):
                    self.wrong("a cell of the %s csv could run as a formula" % table)
            at = heading.index("id")
            if line[at].lstrip("'") != row["id"].lstrip("'") and "\ufffd" not in line[at]:
                self.wrong("a line of the %s csv is out of order" % table)


def main(path):
    with zipfile.ZipFile(path) as archive:
        checker = Checker(archive)
        manifest = checker.check() or {}
    problems = sorted(set(checker.problems))
    result = {"ok": not problems, "problems": problems, "counts": manifest.get("counts", {}), "rows": checker.rows}
    sys.stdout.write(json.dumps(result) + "\n")
    return 0 if result["ok"] else 1


if __name__ == "__main__":
    csv.field_size_limit(1 << 30)
    sys.exit(main(sys.argv[1]))
