#!/usr/bin/env python3
"""Looks at samples/ with programs that are not ours: stix2-validator and stix2 (pip install stix2-validator stix2).

Each bundle is valid STIX 2.1 under the validator's strict options, stix2 reads it without custom content and works out
the same ids for the observables, references stay inside the samples, and every object with a text says that it is an
exercise. Exit 0 when all of it holds, 1 when not, 77 when the programs are not installed.
"""

import json
import sys
from pathlib import Path

try:
    import stix2
    import stix2validator
except ImportError:
    print("skipped: stix2-validator and stix2 are not installed (pip install stix2-validator stix2)")
    sys.exit(77)

SAMPLES = Path(__file__).resolve().parent.parent / "samples"


def references(value, key=""):
    """What the properties named *_ref and *_refs name."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from references(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from references(inner, key)
    elif key.endswith(("_ref", "_refs")):
        yield value


def deterministic(item):
    """The id that stix2 gives an observable with these properties."""
    properties = {k: v for k, v in item.items() if k not in ("id", "type", "spec_version")}
    return stix2.registry.class_for_type(item["type"], "2.1", "observables")(**properties).id


def main():
    wrong = []
    objects = []
    for file in sorted(SAMPLES.glob("*.json")):
        text = file.read_text(encoding="utf-8")
        result = stix2validator.validate_string(text, stix2validator.ValidationOptions(version="2.1", strict=True))
        if not result.is_valid:
            wrong.append(f"{file.name}: {[str(e) for r in result.object_results for e in r.errors]}")
        stix2.parse(text, allow_custom=False)
        objects += json.loads(text)["objects"]
    ids = [o["id"] for o in objects]
    wrong += [f"{i} stands twice" for i in sorted({i for i in ids if ids.count(i) > 1})]
    for item in objects:
        for named in references(item):
            if named not in ids and not named.startswith("marking-definition--"):
                wrong.append(f"{item['id']} names {named}, which is not among the samples")
        if "created" in item:
            if item.get("labels") != ["exercise"]:
                wrong.append(f"{item['id']} does not say that it is an exercise")
        elif deterministic(item) != item["id"]:
            wrong.append(f"{item['id']} is not the deterministic id, {deterministic(item)} is")
    for line in wrong:
        print(line)
    print(f"{len(objects)} sample objects, {len(wrong)} wrong")
    return 1 if wrong or not objects else 0


if __name__ == "__main__":
    sys.exit(main())
