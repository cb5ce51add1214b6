"""taxii2-client and stix2's TAXIICollectionStore write to and read from the demo.

What comes back equals what went in: byte for byte over plain HTTP, value for value through the clients.
"""

import json
import time
import uuid

from demo import SECRET, TAXII, Checks, Demo, envelope, indicator, object_bytes

try:
    import requests
    import stix2
    from taxii2client.v21 import ApiRoot, Collection, Server, as_pages
except ImportError as missing:
    from demo import skip

    skip(f"{missing.name} is not installed")


def rejected(call):
    """The HTTP status with which a client's call was refused, or what it returned."""
    try:
        return call()
    except requests.exceptions.HTTPError as error:
        return error.response.status_code


def odd_objects():
    """Valid objects written as no serialiser would: order, spaces, escapes, number forms, letters of three scripts."""
    ids = [str(uuid.uuid4()) for _ in range(3)]
    return [
        (f'{{ "id":"indicator--{ids[0]}" ,"type":"indicator", "spec_version":"2.1",\n\t"valid_from":"2026-01-01T00:00:00.10Z",'
         '"modified":"2026-01-01T00:00:00.000Z","created":"2026-01-01T00:00:00.000Z","pattern_type":"stix",'
         '"pattern":"[domain-name:value = \'pay.example\']","name":"\\u0641\\u062f\\u064a\\u0629 \\/ ran\\u00e7on"}').encode(),
        (f'{{"type":"malware","spec_version":"2.1","id":"malware--{ids[1]}","created":"2026-01-01T00:00:00.123456Z",'
         '"modified":"2026-01-01T00:00:00.123456Z","is_family":false,"name":"برنامج فدية — rançongiciel 😀",'
         '"x_score":1.50,"x_big":1E+2}').encode(),
        (f'{{"type":"location","spec_version":"2.1","id":"location--{ids[2]}","created":"2026-01-01T00:00:00.000Z",'
         '"modified":"2026-01-01T00:00:00.000Z","latitude":-0.0,"longitude":10.000,"region" : "western-europe"   }').encode(),
    ]


def bytes_survive(demo, check):
    for name in ("exercise", "feeds"):
        with check.step(f"odd bytes survive in {name}"):
            sent = odd_objects()
            status = demo.post(demo.collection(name), "cert-xa", envelope(sent))
            check.equal(f"{name} takes all odd objects", status["success_count"], len(sent))
            pages = list(demo.pages(demo.collection(name, "cert-xb"), "cert-xb"))
            ours = [each for page in pages for each in object_bytes(page) if each in sent]
            check.equal(f"what another party reads from {name} are the bytes pushed, in their order", ours, sent)
            small = demo.pages(demo.collection(name, "cert-xb"), "cert-xb", limit=2)
            check.that(f"{name} read in pages of two gives the same bytes as in one page",
                       [each for page in small for each in object_bytes(page)]
                       == [each for page in pages for each in object_bytes(page)])


def discovery(demo, check):
    server = Server(demo.url + "/taxii2/", user="cert-xa", password=SECRET)
    check.that("discovery names an API root", len(server.api_roots) >= 1)
    root = server.default or server.api_roots[0]
    check.that("the API root speaks TAXII 2.1", any("version=2.1" in each for each in root.versions), root.versions)
    names = {each.alias or each.title for each in root.collections}
    check.that("a member sees the three collections of the demo", {"public", "exercise", "feeds"} <= names, names)
    ids = [each.id for each in root.collections]
    check.equal("collections come in order of id", ids, sorted(ids))


def client(demo, user, name):
    return Collection(demo.collection(name, user), user=user, password=SECRET)


def write_and_page(demo, check):
    writer, reader = client(demo, "cert-xa", "exercise"), client(demo, "cert-xb", "exercise")
    sent = [indicator(number) for number in range(25)]
    status = writer.add_objects({"objects": sent})
    check.equal("the client's status is complete", status.status, "complete")
    check.equal("all of it succeeded", (status.success_count, status.failure_count, status.pending_count), (25, 0, 0))
    again = ApiRoot(demo.api_root(), user="cert-xa", password=SECRET).get_status(status.id)
    check.equal("the status can be asked for again", (again.status, again.success_count), ("complete", 25))

    pages = list(as_pages(reader.get_objects, per_request=10))
    check.that("no page is longer than asked for", all(len(page["objects"]) <= 10 for page in pages))
    read = {each["id"]: each for page in pages for each in page["objects"]}
    check.that("every object read through the client equals the one written",
               all(read.get(each["id"]) == each for each in sent))

    mixed = writer.add_objects({"objects": [indicator(1), {"type": "indicator", "id": "malware--x"}]})
    check.equal("one bad object does not reject its neighbour", (mixed.success_count, mixed.failure_count), (1, 1))
    check.that("the failure says why", bool(mixed.failures and mixed.failures[0].get("message")), mixed.failures)
    same = writer.add_objects({"objects": sent[:3]})
    check.equal("the same objects once more succeed", (same.success_count, same.failure_count), (3, 0))
    check.equal("and are not there twice",
                sum(each["id"] == sent[0]["id"] for page in as_pages(reader.get_objects, per_request=1000, version="all")
                    for each in page["objects"]), 1)
    other = writer.add_objects({"objects": [dict(sent[0], name="Another")]})
    check.equal("other content under the same id and version fails", (other.success_count, other.failure_count), (0, 1))


def filters(demo, check):
    writer, reader = client(demo, "cert-xa", "exercise"), client(demo, "cert-xb", "exercise")
    versions = ["2026-01-01T00:00:00.000Z", "2026-02-01T00:00:00.000Z", "2026-03-01T00:00:00.000Z"]
    first = indicator(9)
    for modified in versions:
        writer.add_objects({"objects": [dict(first, modified=modified, name=modified)]})

    def seen(**filters):
        return [each["modified"] for each in reader.get_objects(id=first["id"], **filters).get("objects", [])]

    check.equal("the latest version comes by default", seen(), versions[2:])
    check.equal("version=first", seen(version="first"), versions[:1])
    check.equal("version=last", seen(version="last"), versions[2:])
    check.equal("version=all", seen(version="all"), versions)
    check.equal("version=first,last", seen(version=["first", "last"]), [versions[0], versions[2]])
    check.equal("a version by its time", seen(version=versions[1]), versions[1:2])
    check.equal("a type that it is not", seen(type="malware"), [])
    check.equal("one of two types", seen(type=["malware", "indicator"]), versions[2:])
    check.equal("its spec version", seen(spec_version="2.1"), versions[2:])
    check.equal("the list of its versions", sorted(reader.object_versions(first["id"])["versions"]), versions)
    check.equal("one object by its id", reader.get_object(first["id"])["objects"][0]["modified"], versions[2])
    check.equal("an object that is not there is a 404",
                rejected(lambda: reader.get_object(f"indicator--{uuid.uuid4()}")), 404)

    manifest = reader.get_manifest(id=first["id"], version="all")["objects"]
    check.equal("the manifest names each version", [each["version"] for each in manifest], versions)
    added = [each["date_added"] for each in manifest]
    check.that("date_added is strictly ascending", all(a < b for a, b in zip(added, added[1:])), added)
    check.equal("added_after leaves out what is not later", seen(version="all", added_after=added[0]), versions[1:])
    check.equal("added_after the last leaves nothing", seen(version="all", added_after=added[2]), [])


def delete(demo, check):
    writer, reader = client(demo, "cert-xa", "exercise"), client(demo, "cert-xb", "exercise")
    made = indicator(77)
    writer.add_objects({"objects": [made]})
    check.equal("it is there before", len(reader.get_object(made["id"])["objects"]), 1)
    check.that("its writer deletes it", not isinstance(rejected(lambda: writer.delete_object(made["id"])), int))
    deadline = time.monotonic() + 10
    while (answer := rejected(lambda: reader.get_object(made["id"]))) != 404 and time.monotonic() < deadline:
        time.sleep(0.05)
    check.equal("afterwards it is a 404", answer, 404)
    check.equal("once more is a 404 too", rejected(lambda: writer.delete_object(made["id"])), 404)
    after = writer.add_objects({"objects": [made]})
    check.equal("it can be written anew", (after.success_count, reader.get_object(made["id"])["objects"]), (1, [made]))


def stores(demo, check):
    for name in ("exercise", "feeds"):
        store = stix2.TAXIICollectionStore(client(demo, "cert-xa", name))
        source = stix2.TAXIICollectionSource(client(demo, "cert-xb", name), items_per_page=7)
        sink = stix2.TAXIICollectionSink(client(demo, "cert-xa", name))
        malware = stix2.Malware(name="Locker", is_family=True, malware_types=["ransomware"])
        sign = stix2.Indicator(name="Its address", pattern="[ipv4-addr:value = '203.0.113.5']", pattern_type="stix")
        link = stix2.Relationship(sign, "indicates", malware)
        address = stix2.IPv4Address(value="203.0.113.5")
        sink.add([malware, sign])
        store.add(stix2.Bundle(link, address))
        for each in (malware, sign, link, address):
            check.equal(f"stix2 reads {each.type} from {name} as written",
                        (found := source.get(each.id)) and json.loads(found.serialize()),
                        json.loads(each.serialize()))
        later = stix2.new_version(sign, name="Its address, confirmed")
        store.add(later)
        check.equal(f"stix2 gets the latest version from {name}", source.get(sign.id).name, later.name)
        check.equal(f"stix2 lists all versions in {name}", sorted(each.name for each in source.all_versions(sign.id)),
                    [sign.name, later.name])
        found = source.query([stix2.Filter("type", "=", "malware"), stix2.Filter("name", "=", "Locker")])
        check.equal(f"stix2 finds by type and name in {name}", [each.id for each in found], [malware.id])


# The published marking definitions of TLP 2.0.
TLP = {
    "CLEAR": "94868c89-83c2-464b-929b-a1a8aa3c8487",
    "GREEN": "bab4a63c-aed9-4cf5-a766-dfca5abac2bb",
    "AMBER": "55d920b0-5e8b-4f79-9ee9-91f868d9b421",
    "AMBER+STRICT": "939a9414-2ddd-4d32-a0cd-375ea402b003",
    "RED": "e828b379-4e03-4974-9ac4-e53a884c97c1",
}
IN_THE_CIRCLE = {"CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "none"}
READERS = {
    "cert-xa": {*IN_THE_CIRCLE, "RED"},  # the submitter
    "cert-xb": IN_THE_CIRCLE,
    "acme": {"CLEAR", "GREEN"},  # a supporter of the accord outside the circle
    None: {"CLEAR"},
}


def who_sees_what(demo, check):
    made = indicator(5)
    check.equal("the public collection takes a party's object",
                client(demo, "cert-xa", "public").add_objects({"objects": [made]}).success_count, 1)
    check.equal("a party outside the circle reads it there",
                client(demo, "acme", "public").get_object(made["id"])["objects"], [made])

    shared = {name: indicator(object_marking_refs=[f"marking-definition--{id}"]) for name, id in TLP.items()}
    shared["none"] = indicator()  # the collection's default, AMBER
    written = client(demo, "cert-xa", "exercise").add_objects({"objects": list(shared.values())})
    check.equal("the circle's collection takes every marking", written.success_count, len(shared))
    place = demo.collection("exercise")
    for reader, sees in READERS.items():
        who = reader or "somebody without an account"
        answers = {name: demo.request(f"{place}objects/{each['id']}/", reader, accept=TAXII)[0]
                   for name, each in shared.items()}
        check.equal(f"{who} gets what the markings allow and a 404 for the rest", answers,
                    {name: 200 if name in sees else 404 for name in shared})
        listed = b"".join(demo.pages(place, reader))
        check.equal(f"so do the pages of {who}",
                    {name for name, each in shared.items() if each["id"].encode() in listed}, sees)


def main():
    check = Checks()
    with Demo() as demo:
        for part in (discovery, bytes_survive, write_and_page, filters, delete, stores, who_sees_what):
            with check.step(part.__name__):
                part(demo, check)
        check.equal("the node ends in good order", demo.stop() in (0, 143), True)
    check.close()


if __name__ == "__main__":
    main()
