"""What misp-stix exports goes into a lenient and into a strict collection, comes back equal, and imports into MISP again."""

import json
import uuid

from demo import Checks, Demo, envelope, object_bytes, skip

try:
    from misp_stix_converter import InternalSTIX2toMISPParser, MISPtoSTIX21Parser
    from pymisp import MISPEvent
    from stix2 import parse
except ImportError as missing:
    skip(f"{missing.name} is not installed")

ATTRIBUTES = [
    ("ip-dst", "Network activity", "198.51.100.7", True),
    ("ip-src", "Network activity", "2001:db8::7", True),
    ("domain", "Network activity", "pay.example", True),
    ("hostname", "Network activity", "c2.pay.example", False),
    ("url", "Network activity", "https://pay.example/فدية?x=1", True),
    ("email-src", "Payload delivery", "clerk@mail.example", True),
    ("md5", "Payload delivery", "d41d8cd98f00b204e9800998ecf8427e", True),
    ("sha256", "Payload delivery", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", True),
    ("filename|sha1", "Payload delivery", "locker.exe|da39a3ee5e6b4b0d3255bfef95601890afd80709", True),
    ("regkey", "Persistence mechanism", "HKLM\\Software\\Locker", False),
    ("mutex", "Artifacts dropped", "Global\\locker", False),
    ("vulnerability", "External analysis", "CVE-2021-44228", False),
    ("btc", "Financial fraud", "1BoatSLRHtKNngkdXEeobR76b53LETtpyT", False),
    ("comment", "Other", "Exercise only", False),
]


def event(tlp):
    """A MISP event of an exercise, as pymisp makes it."""
    made = MISPEvent()
    organisation = {"name": "CERT-XA", "uuid": str(uuid.uuid4())}
    made.from_dict(info="Exercise: ransomware at a hospital", date="2026-01-02", uuid=str(uuid.uuid4()),
                   timestamp=1767312000, analysis=1, threat_level_id=2, distribution=0,
                   Orgc=organisation, Org=organisation)
    made.add_tag(f"tlp:{tlp}")
    for kind, category, value, detect in ATTRIBUTES:
        made.add_attribute(kind, value, category=category, to_ids=detect, uuid=str(uuid.uuid4()), timestamp=1767312000)
    carrier = made.add_object(name="file", uuid=str(uuid.uuid4()), timestamp=1767312000, standalone=False)
    for relation, value in (("filename", "note.txt"), ("size-in-bytes", "1024"), ("md5", "0cc175b9c0f1b6a831c399e269772661")):
        carrier.add_attribute(relation, value=value, uuid=str(uuid.uuid4()), timestamp=1767312000)
    return made


def export(made):
    """The STIX 2.1 objects of an event, each as misp-stix serialises it."""
    parser = MISPtoSTIX21Parser()
    parser.parse_misp_event(json.loads(made.to_json()))
    return [each.serialize().encode("utf-8") if hasattr(each, "serialize") else json.dumps(each).encode("utf-8")
            for each in parser.bundle.objects]


def values(made):
    """The values of all attributes of an event, those within its MISP objects too."""
    inner = [attribute for each in made.objects for attribute in each.attributes]
    return sorted((each.type, str(each.value)) for each in [*made.attributes, *inner])


def imported(stix_objects):
    """The event that MISP reads out of STIX objects."""
    parser = InternalSTIX2toMISPParser()
    parser.load_stix_bundle(parse({"type": "bundle", "id": f"bundle--{uuid.uuid4()}", "objects": stix_objects},
                                  allow_custom=True))
    parser.parse_stix_bundle(single_event=True)
    return parser.misp_event


def round_trip(demo, check, name, tlp, reader):
    made = event(tlp)
    sent = export(made)
    status = demo.post(demo.collection(name), "cert-xa", envelope(sent))
    check.equal(f"{name} takes all {len(sent)} objects of an export in TLP:{tlp.upper()}",
                (status["success_count"], status["failure_count"]), (len(sent), 0))
    for failure in status.get("failures", []):
        check.that(f"{name} takes {failure.get('id')}", False, failure.get("message"))
    read = [each for page in demo.pages(demo.collection(name, reader), reader) for each in object_bytes(page)]
    returned = [each for each in read if each in sent]
    check.equal(f"{reader} reads them from {name} byte for byte", sorted(returned), sorted(sent))
    check.equal(f"MISP reads the event's attributes out of what {name} returned",
                values(imported([json.loads(each) for each in returned])), values(made))


def main():
    check = Checks()
    with Demo() as demo:
        for name, tlp, reader in (("feeds", "amber", "cert-xb"), ("exercise", "green", "cert-xb"), ("public", "clear", "acme")):
            with check.step(f"an export goes through {name}"):
                round_trip(demo, check, name, tlp, reader)
    check.close()


if __name__ == "__main__":
    main()
