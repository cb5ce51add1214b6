import { Wrong, concat, hex, readBase64, sha256, utf8 } from "./verify-bytes.js";

/** Types of signed-note keys: bytes of a public key and of a signature without its time. */
const TYPES = new Map([
  [0x01, { algorithm: "Ed25519", keyBytes: 32, signatureBytes: 64, timed: false }],
  [0x04, { algorithm: "Ed25519", keyBytes: 32, signatureBytes: 64, timed: true }],
  [0x06, { algorithm: "ML-DSA-44", keyBytes: 1312, signatureBytes: 2420, timed: true }],
]);

/** Verifier keys, one a line; empty lines and lines that begin with # are passed over. */
export async function readKeys(text) {
  const keys = [];
  const lines = text.split(/\r?\n/);
  for (const [i, line] of lines.entries()) {
    const written = line.trim();
    if (written !== "" && !written.startsWith("#")) {
      keys.push(await readKey(written, i + 1));
    }
  }
  if (keys.length === 0) {
    throw new Wrong("keys.none");
  }
  return keys;
}

async function readKey(line, number) {
  const first = line.indexOf("+");
  const second = line.indexOf("+", first + 1);
  const name = line.slice(0, first);
  const typed = second < 0 ? undefined : readBase64(line.slice(second + 1));
  if (first < 1 || typed === undefined || typed.length < 2 || /\s/u.test(name)) {
    throw new Wrong("keys.line", number);
  }
  const type = TYPES.get(typed[0]);
  if (type === undefined) {
    throw new Wrong("keys.type", number, typed[0]);
  }
  const id = hex((await sha256(utf8(name + "\n"), typed)).subarray(0, 4));
  const claimed = line.slice(first + 1, second);
  if (claimed !== id || typed.length !== 1 + type.keyBytes) {
    throw new Wrong("keys.id", number, claimed, id);
  }
  return { name, id, code: typed[0], ...type, bytes: typed.slice(1), shown: `${name}+${id}` };
}

/** Whether a signature holds; undefined if this browser lacks the algorithm. */
export async function holds(key, message, signature) {
  let imported;
  try {
    const form = key.algorithm === "Ed25519" ? "raw" : "raw-public";
    imported = await crypto.subtle.importKey(form, key.bytes, { name: key.algorithm }, false, [
      "verify",
    ]);
  } catch (e) {
    // DataError: the algorithm is known, but these bytes are no key of it.
    return e instanceof DOMException && e.name === "DataError" ? false : undefined;
  }
  return crypto.subtle.verify({ name: key.algorithm }, imported, signature, message);
}

/** What a key signs for a checkpoint: signed-note, and tlog-cosignature where there is a time. */
export function message(key, checkpoint, time) {
  if (key.code === 0x01) {
    return utf8(checkpoint.text);
  }
  if (key.code === 0x04) {
    return utf8(`cosignature/v1\ntime ${time}\n${checkpoint.text}`);
  }
  const name = utf8(key.name);
  const origin = utf8(checkpoint.origin);
  const numbers = new Uint8Array(16);
  new DataView(numbers.buffer).setBigUint64(8, checkpoint.size);
  const stamp = new Uint8Array(8);
  new DataView(stamp.buffer).setBigUint64(0, time);
  return concat(
    utf8("subtree/v1\n\0"),
    Uint8Array.of(name.length),
    name,
    stamp,
    Uint8Array.of(origin.length),
    origin,
    numbers,
    checkpoint.root,
  );
}
