import { Wrong, concat, hex, readBase64, sha256, utf8 } from "./verify-bytes.js";

/** What a cosignature may say; anything else would be signed without being shown. */
const MEMBERS = new Set([
  "object_marking_refs", "type", "spec_version", "id", "created_by_ref", "created", "modified", "lang",
  "statement_ref", "statement_digest", "party_ref", "act", "reservations", "explanation", "extensions",
]);

/** The same of a joint finding. */
const FINDING = new Set([
  "object_marking_refs", "type", "spec_version", "id", "created_by_ref", "created", "modified", "case_ref", "kind",
  "texts", "extensions",
]);

const PKCS8 = "-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]*)-----END PRIVATE KEY-----";
const SPKI_ED25519 = Uint8Array.of(0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00);
const CONTEXT = "mithaq/signature/v1\0";

/**
 * Holds the bytes that are to be signed against what the page shows.
 *
 * @param object bytes of the cosignature
 * @param statement bytes of the statement
 * @param shown pairs of what something is and its text, in the order of the page
 * @param asked id of the statement in the page's address
 */
export async function check(object, statement, shown, asked) {
  const word = known(object, MEMBERS);
  const whole = parsed(read(statement));
  if (word.type !== "cosignature" || word.statement_ref !== asked || whole.id !== asked) {
    throw new Wrong("another");
  }
  if (word.statement_digest !== hex(await sha256(statement))) {
    throw new Wrong("digest");
  }
  const said = [
    ["party_ref", word.party_ref],
    ["act", word.act],
    ["statement_ref", word.statement_ref],
    ["statement_digest", word.statement_digest],
    ...(word.reservations ?? []).flatMap((each) => [["clause", each.clause], ["reservation", each.text]]),
    ...(word.explanation ?? []).map((each) => ["explanation", each.text]),
    ...whole.texts.flatMap((each) => [
      ["title", each.title],
      ...each.clauses.flatMap((clause) => [["number", clause.number], ["text", clause.text]]),
    ]),
  ];
  same(said, shown);
}

/**
 * The same for a joint finding.
 *
 * @param object bytes of the entry in the case
 * @param shown pairs of what something is and its text, in the order of the page
 * @param asked id of the case in the page's address
 */
export function checkFinding(object, shown, asked) {
  const entry = known(object, FINDING);
  if (entry.type !== "case-entry" || entry.kind !== "finding" || entry.case_ref !== asked) {
    throw new Wrong("another");
  }
  if (entry.texts.some((text) => Object.keys(text).some((name) => name !== "lang" && name !== "text"))) {
    throw new Wrong("unknown");
  }
  same(
    [
      ["case_ref", entry.case_ref],
      ["created_by_ref", entry.created_by_ref],
      ...entry.texts.flatMap((text) => [["lang", text.lang], ["text", text.text]]),
    ],
    shown,
  );
}

/** Reads an object that says nothing but what is known. */
function known(object, members) {
  const text = read(object);
  const whole = parsed(text);
  // Written twice, a member would be read one way here and another way elsewhere.
  if (JSON.stringify(whole) !== text || Object.keys(whole).some((name) => !members.has(name))) {
    throw new Wrong("unknown");
  }
  return whole;
}

function same(said, shown) {
  const plain = (pairs) => JSON.stringify(pairs).replaceAll("\\r\\n", "\\n").replaceAll("\\r", "\\n");
  if (plain(said) !== plain(shown)) {
    throw new Wrong("differs");
  }
}

function read(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Wrong("unknown");
  }
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    throw new Wrong("unknown");
  }
}

/** A key of Ed25519 as it lies in its file (PEM, PKCS #8); {@code id} as the register names it. */
export async function readKey(pem) {
  const block = new RegExp(PKCS8).exec(pem);
  const der = block === null ? undefined : readBase64(block[1].replace(/\s/g, ""));
  if (der === undefined) {
    throw new Wrong("key.none");
  }
  let secret;
  try {
    secret = await crypto.subtle.importKey("pkcs8", der, { name: "Ed25519" }, true, ["sign"]);
  } catch (e) {
    throw new Wrong(e instanceof DOMException && e.name === "NotSupportedError" ? "lacking" : "key.other");
  }
  const { x } = await crypto.subtle.exportKey("jwk", secret);
  const point = readBase64(x.replaceAll("-", "+").replaceAll("_", "/") + "=");
  if (point === undefined) {
    throw new Wrong("key.broken");
  }
  return { secret, id: hex(await sha256(SPKI_ED25519, point)) };
}

/** Signs an object for a party; it counts under one accord in one log. */
export async function sign(secret, origin, accord, party, object) {
  const parts = [utf8(origin), utf8(accord), utf8(party), await sha256(object)];
  const message = concat(utf8(CONTEXT), ...parts.flatMap((part) => [length(part), part]));
  return new Uint8Array(await crypto.subtle.sign({ name: "Ed25519" }, secret, message));
}

function length(part) {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, part.length);
  return bytes;
}
