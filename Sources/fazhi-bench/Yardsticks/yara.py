"""Scans the files of a list with YARA-X and prints the seconds that scanning took, and how many rules matched.

Usage: yara.py PATTERNS FILES. The patterns are spread over 126 rules, as many as the Outline has obligations.
"""

import sys
import time

import yara_x

RULES = 126


def condition(pattern: str) -> str:
    if ".{" not in pattern:
        return '"' + pattern + '"'
    first, rest = pattern.split(".{")
    gap, last = rest.split("}")
    hex_of = lambda text: " ".join(f"{byte:02X}" for byte in text.encode())
    # A character of Chinese has three bytes.
    return "{ " + f"{hex_of(first)} [0-{int(gap.split(',')[1]) * 3}] {hex_of(last)}" + " }"


def main() -> None:
    patterns = open(sys.argv[1], encoding="utf-8").read().splitlines()
    source = ""
    for rule in range(RULES):
        own = patterns[rule::RULES]
        strings = "\n".join(f"$p{number} = {condition(pattern)}" for number, pattern in enumerate(own))
        source += f"rule r{rule} {{ strings:\n{strings}\ncondition: any of them }}\n"
    rules = yara_x.compile(source)
    scanner = yara_x.Scanner(rules)
    texts = [open(path, "rb").read() for path in open(sys.argv[2], encoding="utf-8").read().splitlines()]
    start = time.process_time()
    matches = sum(len(scanner.scan(text).matching_rules) for text in texts)
    print(f"{time.process_time() - start:.6f} {matches}")


main()
