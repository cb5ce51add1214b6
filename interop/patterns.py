#!/usr/bin/env python3
"""Compares the verdicts of Mithaq's pattern parser with those of stix2-patterns (pip install stix2-patterns).

    python3 interop/patterns.py [--random N] [--seed S]

The cases are the ones that stix2-patterns ships with (its valid and invalid ones and the standard's examples), the
cases below that were written to probe the grammar's corners, and N random ones (2,000 unless told): mutations of all
of those. Exit 0 when every verdict is the same or the difference is one of those explained below; 1 when one is not;
77 when stix2-patterns is not installed.
"""

import argparse
import ast
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

try:
    import stix2patterns.test.v21 as shipped
    from stix2patterns.validator import run_validator
except ImportError:
    print("skipped: stix2-patterns is not installed (pip install stix2-patterns)")
    sys.exit(77)

ROOT = Path(__file__).resolve().parent.parent

# --- Differences, each with its reason. A predicate gets the pattern, the other validator's outcome and our message. ---

HASH = r"hashes(\[[^\]]*\])?\s*\.\s*('[^']*'|\w+)\s*(NOT\s*)?"

EXPLAINED = [
    (
        "crash",
        "stix2-patterns raises an exception of its own instead of a verdict: a negative index (the standard's are "
        "0..N-1), a path that ends in an index below `hashes`, an empty text, an index beyond Python's digits.",
        lambda pattern, theirs, ours: theirs == "crash",
    ),
    (
        "hash set",
        "stix2-patterns takes the text of a whole set for one hash, so it refuses every `hashes.X IN (…)`; we check "
        "each member.",
        lambda pattern, theirs, ours: theirs == "invalid" and ours is None and re.search(HASH + r"IN\b", pattern),
    ),
    (
        "hash part",
        "stix2-patterns wants the operand of LIKE, MATCHES, ISSUBSET and ISSUPERSET to be a whole hash; the standard "
        "lets these compare with a part of it.",
        lambda pattern, theirs, ours: theirs == "invalid"
        and ours is None
        and re.search(HASH + r"(LIKE|MATCHES|ISSUBSET|ISSUPERSET)\b", pattern),
    ),
    (
        "hash form",
        "stix2-patterns' expression for MD6 takes anything that begins with 32 hexadecimal digits, and its others let "
        "a line feed follow the hash; we want the hash alone.",
        lambda pattern, theirs, ours: theirs == "valid" and ours is not None and "hash: its length" in ours,
    ),
    (
        "zero",
        "The standard wants positive numbers after REPEATS and WITHIN; stix2-patterns takes 0.",
        lambda pattern, theirs, ours: theirs == "valid"
        and ours is not None
        and ("at least 1." in ours or "seconds above 0." in ours),
    ),
    (
        "limit",
        "We bound nesting, size and digits; stix2-patterns ends where Python's stack does.",
        lambda pattern, theirs, ours: ours is not None
        and ("can be open at once" in ours or "has at most" in ours or "split it into" in ours),
    ),
]

# --- Cases: the corners of the grammar, facts rather than opinions; stix2-patterns says what is valid. ---

CORNERS = [
    "",
    " ",
    "[",
    "[]",
    "()",
    "[a:b=1",
    "[a:b=1]]",
    "[a:b=1])",
    "([a:b=1]",
    "[a:b=1] [c:d=2]",
    "[a:b=1] AND",
    "AND [a:b=1]",
    "[a:b=1] and [c:d=2]",
    "[a:b=1] AND OR [c:d=2]",
    "[a:b=1]OR[c:d=2]AND[e:f=3]FOLLOWEDBY[g:h=4]",
    "[a:b=5AND a:c=6OR a:d='x'AND a:e=true]",
    "[(a:b=1)]",
    "[((a:b=1) AND (a:c=2 OR (a:d=3)))]",
    "[NOT (a:b=1)]",
    "[NOT a:b=1]",
    "[a:b NOT = 1]",
    "[a:b NOT != 1]",
    "[a:b NOT < 1]",
    "[a:b NOT IN (1)]",
    "[a:b NOT LIKE 'x']",
    "[a:b NOT MATCHES 'x']",
    "[a:b NOT ISSUBSET '198.51.100.0/24']",
    "[a:b NOT ISSUPERSET '198.51.100.0/24']",
    "[a:b NOT NOT = 1]",
    "[EXISTS a:b]",
    "[NOT EXISTS a:b]",
    "[a:b EXISTS]",
    "[a:b NOT EXISTS]",
    "[EXISTS a:b AND NOT EXISTS a:c]",
    "[EXISTS a:b = 1]",
    "[exists a:b]",
    "[a:b == 1]",
    "[a:b <> 1]",
    "[a:b === 1]",
    "[a:b =! 1]",
    "[a:b => 1]",
    "[a:b < = 1]",
    "[a:b <= 'x' AND a:c >= t'2020-01-01T00:00:00Z' AND a:d > h'00' AND a:e < b'AAAA']",
    "[a:b > true]",
    "[a:b >= false]",
    "[a:b = TRUE]",
    "[a:b = True]",
    "[a:b = null]",
    "[a:b = c]",
    "[a:b = c:d]",
    "[1 = a:b]",
    "[a:b LIKE 1]",
    "[a:b MATCHES h'00']",
    "[a:b ISSUBSET 1]",
    "[a:b IN ()]",
    "[a:b IN (1,)]",
    "[a:b IN (,1)]",
    "[a:b IN (1 2)]",
    "[a:b IN (1,'x',true,h'00',t'2020-01-01T00:00:00Z')]",
    "[a:b IN 1]",
    "[a:b IN ((1))]",
    "[a:b = (1)]",
    # Numbers
    "[a:b = 0]",
    "[a:b = -0]",
    "[a:b = +0]",
    "[a:b = 00]",
    "[a:b = 007]",
    "[a:b = 00.5]",
    "[a:b = .5]",
    "[a:b = -.5]",
    "[a:b = +.5]",
    "[a:b = 5.]",
    "[a:b = 5.5.5]",
    "[a:b = 1e3]",
    "[a:b = 0x10]",
    "[a:b = - 5]",
    "[a:b = +]",
    "[a:b = --5]",
    "[a:b = 123456789012345678901234567890]",
    "[a:b = 1_000]",
    # Strings
    "[a:b = '']",
    "[a:b = '\\'']",
    "[a:b = '\\\\']",
    "[a:b = '\\n']",
    "[a:b = '\\']",
    "[a:b = 'x]",
    "[a:b = \"x\"]",
    "[a:b = 'line\nfeed']",
    "[a:b = '\u0645\u064a\u062b\u0627\u0642 \U0001f600']",
    "[a:b = '// no comment /* at all']",
    "[a:b = 'x' 'y']",
    "[a:b='x'AND a:c='y']",
    # Prefixed constants
    "[a:b = h'']",
    "[a:b = h'0']",
    "[a:b = h'0g']",
    "[a:b = h'FFd8']",
    "[a:b = H'00']",
    "[a:b = h '00']",
    "[a:b = b'']",
    "[a:b = b'A']",
    "[a:b = b'AA']",
    "[a:b = b'AA==']",
    "[a:b = b'AAA=']",
    "[a:b = b'AAAA']",
    "[a:b = b'AAAAA===']",
    "[a:b = b'AB==']",
    "[a:b = b'====']",
    "[a:b = b'A=A=']",
    "[a:b = b'AA AA']",
    "[a:b = b'AA\nAA']",
    "[a:b = b'-_AA']",
    "[a:b = t'2020-01-01T00:00:60Z']",
    "[a:b = t'2020-01-01T00:00:61Z']",
    "[a:b = t'2020-01-01T24:00:00Z']",
    "[a:b = t'2020-01-01T00:00:00.Z']",
    "[a:b = t'2020-01-01T00:00:00.123456789012Z']",
    "[a:b = t'2020-01-01t00:00:00z']",
    "[a:b = t'2020-01-01T00:00:00+00:00']",
    "[a:b = t'0000-01-01T00:00:00Z']",
    "[a:b = t'20200-01-01T00:00:00Z']",
    # Paths
    "[a:b.c.d = 1]",
    "[a:b..c = 1]",
    "[a:.b = 1]",
    "[a:b. = 1]",
    "[a: = 1]",
    "[:b = 1]",
    "[a = 1]",
    "[a : b = 1]",
    "[a:b . c = 1]",
    "[a:b [0] . c = 1]",
    "[a:b[0] = 1]",
    "[a:b[*] = 1]",
    "[a:b[*][1].c = 1]",
    "[a:b[] = 1]",
    "[a:b[-1] = 1]",
    "[a:b[+1] = 1]",
    "[a:b[1.5] = 1]",
    "[a:b[01] = 1]",
    "[a:b['x'] = 1]",
    "[a:[0] = 1]",
    "[a:'b' = 1]",
    "[a:'b-c'.'d.e'[0].'' = 1]",
    "[a:b-c = 1]",
    "[a-b:c = 1]",
    "[a-:c = 1]",
    "[-a:c = 1]",
    "[a--b:c = 1]",
    "[_a:_b = 1]",
    "[a1:b1 = 1]",
    "[1a:b = 1]",
    "['a':b = 1]",
    "[A:B = 1]",
    "[a:AND = 1]",
    "[AND:b = 1]",
    "[AND-x:b = 1]",
    "[LAST:b = 1]",
    "[a:LAST = 1]",
    "[a:'LAST' = 1]",
    "[a:true = 1]",
    "[true:b = 1]",
    "[truth:b = 1]",
    "[a:t = 1]",
    "[t:h = 1 AND h:b = 1 AND b:t = 1]",
    "[a:b\u00e9 = 1]",
    "[\u0645:b = 1]",
    # Qualifiers
    "[a:b=1] WITHIN 5 SECONDS",
    "[a:b=1] WITHIN 5.5 SECONDS",
    "[a:b=1] WITHIN .5 SECONDS",
    "[a:b=1] WITHIN +5 SECONDS",
    "[a:b=1] WITHIN 0 SECONDS",
    "[a:b=1] WITHIN 0.0 SECONDS",
    "[a:b=1] WITHIN 5",
    "[a:b=1] WITHIN SECONDS",
    "[a:b=1] WITHIN '5' SECONDS",
    "[a:b=1] WITHIN 5 seconds",
    "[a:b=1] REPEATS 1 TIMES",
    "[a:b=1] REPEATS 0 TIMES",
    "[a:b=1] REPEATS -1 TIMES",
    "[a:b=1] REPEATS 1.5 TIMES",
    "[a:b=1] REPEATS 1",
    "[a:b=1] REPEATS 5TIMES",
    "[a:b=1] START t'2020-01-01T00:00:00Z' STOP t'2021-01-01T00:00:00Z'",
    "[a:b=1] START t'2021-01-01T00:00:00Z' STOP t'2020-01-01T00:00:00Z'",
    "[a:b=1] START t'2020-01-01T00:00:00Z' STOP t'2020-01-01T00:00:00.000Z'",
    "[a:b=1] START t'2020-01-01T00:00:00Z'",
    "[a:b=1] STOP t'2020-01-01T00:00:00Z'",
    "[a:b=1] START '2020-01-01T00:00:00Z' STOP '2021-01-01T00:00:00Z'",
    "[a:b=1] START t'2020-02-30T00:00:00Z' STOP t'2021-01-01T00:00:00Z'",
    "[a:b=1] WITHIN 5 SECONDS REPEATS 2 TIMES",
    "[a:b=1] WITHIN 5 SECONDS REPEATS 2 TIMES WITHIN 5 SECONDS",
    "([a:b=1] WITHIN 5 SECONDS) WITHIN 5 SECONDS",
    "([a:b=1]) WITHIN 5 SECONDS WITHIN 5 SECONDS",
    "(([a:b=1] WITHIN 5 SECONDS WITHIN 5 SECONDS))",
    "([a:b=1] AND [c:d=2]) WITHIN 5 SECONDS OR [e:f=3] REPEATS 2 TIMES",
    "WITHIN 5 SECONDS [a:b=1]",
    "[a:b=1 WITHIN 5 SECONDS]",
    # White space and comments
    "\t[\ra:b\n=\u000b1\u000c]\u0085\u00a0\u1680\u2000\u200a\u2028\u2029\u202f\u205f\u3000",
    "[a:b\u200b=1]",
    "[a:b\ufeff=1]",
    "\ufeff[a:b=1]",
    "[a:b\u001c=1]",
    "[a:b\u0000=1]",
    "[a:b=1] // to the end ]]]",
    "[a:b // to the line's end\n=1]",
    "[a:b /* ' */ = /* ] */ 1]",
    "[a:b /* never closed = 1]",
    "[a:b /*/ = 1]",
    "[a:b /**/ = 1]",
    "/* first */ [a:b=1]",
    "// first\n[a:b=1]",
    "(/* inside */[a:b=1])",
    "[a:b / = 1]",
    "[a:b=1] ^ [c:d=2]",
    # Hashes
    "[file:hashes.MD5 = 'cead3f77f6cda6ec00f57d76c9a69faa']",
    "[file:hashes.'MD5' = 'CEAD3F77F6CDA6EC00F57D76C9A69FAA']",
    "[file:hashes.md5 = 'cead']",
    "[file:hashes.MD5 != 'cead']",
    "[file:hashes.MD5 NOT = 'cead']",
    "[file:hashes.MD5 > 'cead']",
    "[file:hashes.MD5 = 1]",
    "[file:hashes.MD5 = true]",
    "[file:hashes.MD5 = h'cead3f77f6cda6ec00f57d76c9a69faa']",
    "[file:hashes.MD5 = 12345678901234567890123456789012]",
    "[file:hashes.MD5 = 'cead3f77f6cda6ec00f57d76c9a69faa\n']",
    "[file:hashes.MD5 IN ('cead3f77f6cda6ec00f57d76c9a69faa')]",
    "[file:hashes.MD5 IN ('cead')]",
    "[file:hashes.MD5 LIKE 'cead%']",
    "[file:hashes.MD5 MATCHES '^cead']",
    "[EXISTS file:hashes.MD5]",
    "[file:hashes = 'cead']",
    "[file:hashes[0] = 'cead']",
    "[file:hashes.'x-own' = 'cead']",
    "[file:'hashes'.'SHA-1' = 'cead']",
    "[file:hashes.SHA1 = 'da39a3ee5e6b4b0d3255bfef95601890afd80709']",
    "[file:hashes.SHA_1 = 'cead']",
    "[file:hashes.MD6 = 'cead3f77f6cda6ec00f57d76c9a69faa00']",
    "[file:hashes.SSDEEP = '3:abc+/.:XYZ']",
    "[file:hashes.SSDEEP = '3 abc']",
    "[file:hashes.SSDEEP = '']",
    "[file:hashes.SSDEEP = 1.5]",
    "[file:hashes.TLSH = 'anything']",
    "[file:extensions.'windows-pebinary-ext'.file_header_hashes.MD5 = 'cead']",
    "[file:extensions.'windows-pebinary-ext'.sections[*].hashes.'SHA-256' = 'cead']",
    "[x:hashes.hashes = 'cead']",
    "[hashes:MD5 = 'cead']",
    # Regular expressions are not judged
    "[a:b MATCHES '(']",
    "[a:b MATCHES '(?P<name>x)(?R)[[:alpha:]]']",
    "[a:b MATCHES '']",
    "[a:b ISSUBSET 'no network']",
]


def shipped_cases():
    """What stix2-patterns' own tests hold; {} where a distribution leaves them out."""
    cases = {}
    folder = Path(list(shipped.__path__)[0])
    for line in (folder / "spec_examples.txt").read_text(encoding="utf-8").splitlines():
        cases[line.strip()] = "valid"
    # The module imports pytest for its decorators alone: only its lists are wanted.
    names = {}
    source = (folder / "test_validator.py").read_text(encoding="utf-8")
    for name in ("FAIL_CASES", "TIMESTAMP_PASS_CASES", "TIMESTAMP_FAIL_CASES", "PASS_CASES"):
        found = re.search(r"^%s = (\[.*?^\])" % name, source, re.S | re.M)
        names[name] = ast.literal_eval(found.group(1)) if found else []
    for name in ("PASS_CASES", "TIMESTAMP_PASS_CASES"):
        cases.update((pattern, "valid") for pattern in names[name])
    for name in ("FAIL_CASES", "TIMESTAMP_FAIL_CASES"):
        cases.update((pattern, "invalid") for pattern, _ in names[name])
    return cases


TOKENS = re.compile(r"'(?:[^'\\]|\\.)*'|[A-Za-z_][\w-]*|\d+|\s+|.", re.S)


def mutations(patterns, count, seed):
    """Patterns with tokens dropped, doubled, swapped or taken from another, or a character changed."""
    rng = random.Random(seed)
    pools = [[t for t in TOKENS.findall(p)] for p in patterns if p]
    for _ in range(count):
        tokens = list(rng.choice(pools))
        for _ in range(rng.choice((1, 1, 1, 2, 3))):
            at = rng.randrange(len(tokens)) if tokens else 0
            other = rng.choice(rng.choice(pools))
            kind = rng.randrange(6)
            if kind == 0 and tokens:
                del tokens[at]
            elif kind == 1:
                tokens.insert(at, other)
            elif kind == 2 and tokens:
                tokens[at] = other
            elif kind == 3 and tokens:
                tokens.insert(at, tokens[at])
            elif kind == 4 and len(tokens) > 1:
                second = rng.randrange(len(tokens))
                tokens[at], tokens[second] = tokens[second], tokens[at]
            elif tokens:
                text = tokens[at]
                place = rng.randrange(len(text)) if text else 0
                tokens[at] = text[:place] + rng.choice("'\\-+.0xTtZ=[]() \n") + text[place + 1 :]
        yield "".join(tokens)


def their_verdict(pattern):
    try:
        return "invalid" if run_validator(pattern, "2.1") else "valid"
    except Exception:  # its own crash on bad input is an outcome to record
        return "crash"


def jdk():
    """The java that the build uses."""
    found = subprocess.run(
        ["sh", "-c", '. "$0/.mvn/jdk.sh" && echo "$JAVA_HOME"', str(ROOT)], cwd=ROOT, capture_output=True, text=True
    ).stdout.strip()
    return str(Path(found) / "bin" / "java") if found else shutil.which("java") or "java"


def our_command():
    """The command that judges patterns, and a folder to delete afterwards."""
    launcher = ROOT / "mithaq"
    if launcher.exists() and "check-pattern" in subprocess.run(
        [str(launcher), "--help"], capture_output=True, text=True
    ).stdout:
        return [str(launcher), "check-pattern", "--json"], None
    classes = ROOT / "stix" / "target" / "classes"
    if not classes.is_dir():
        sys.exit("Build first: ./mvnw -q test-compile -pl stix")
    repository = Path(os.environ.get("MAVEN_REPOSITORY", Path.home() / ".m2" / "repository"))
    jars = sorted(repository.glob("com/fasterxml/jackson/core/jackson-core/2.*/jackson-core-2.*.jar"))
    if not jars:
        sys.exit("jackson-core is not in the local Maven repository; build first")
    scratch = Path(tempfile.mkdtemp())
    (scratch / "Check.java").write_text(
        "class Check { public static void main(String[] none) throws Exception {"
        " new org.mithaq.stix.pattern.PatternVerdicts(true).run(System.in, System.out); } }"
    )
    return [jdk(), "-cp", f"{classes}{os.pathsep}{jars[-1]}", str(scratch / "Check.java")], scratch


def our_verdicts(patterns):
    """For each pattern None when it is valid, else the message."""
    command, scratch = our_command()
    try:
        lines = "".join(json.dumps(p) + "\n" for p in patterns)
        done = subprocess.run(command, input=lines, capture_output=True, text=True, encoding="utf-8")
    finally:
        if scratch:
            shutil.rmtree(scratch)
    verdicts = [json.loads(line) for line in done.stdout.splitlines()]
    if len(verdicts) != len(patterns):
        sys.exit(f"{len(patterns)} patterns, {len(verdicts)} verdicts: {done.stderr.strip()[:2000]}")
    return [None if v["valid"] else v["message"] for v in verdicts]


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--random", type=int, default=2000)
    arguments.add_argument("--seed", type=int, default=20261123)
    arguments = arguments.parse_args()

    own = shipped_cases()
    written = list(dict.fromkeys(CORNERS))
    base = list(own) + [c for c in written if c not in own]
    mutated = list(mutations(base, arguments.random, arguments.seed))
    patterns = base + mutated
    ours = our_verdicts(patterns)

    explained = {name: 0 for name, _, _ in EXPLAINED}
    own_explained = 0
    bad = []
    for pattern, message in zip(patterns, ours):
        theirs = their_verdict(pattern)
        if pattern in own and theirs != own[pattern]:
            bad.append((pattern, f"stix2-patterns' own test says {own[pattern]}, its code {theirs}"))
            continue
        if theirs == ("valid" if message is None else "invalid"):
            continue
        for name, _, applies in EXPLAINED:
            if applies(pattern, theirs, message):
                explained[name] += 1
                own_explained += pattern in own
                break
        else:
            bad.append((pattern, f"stix2-patterns: {theirs}; Mithaq: {message or 'valid'}"))
    for pattern, why in bad[:20]:
        print(f"{pattern!r}\n    {why}", file=sys.stderr)
    print(
        f"{len(patterns)} patterns judged ({len(own)} from stix2-patterns' tests with {own_explained} differences, "
        f"{len(base) - len(own)} corners, {len(mutated)} random, seed {arguments.seed}); "
        f"{sum(explained.values())} explained differences "
        f"({', '.join(f'{n} {k}' for k, n in explained.items() if n) or 'none'}); {len(bad)} unexplained"
    )
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
