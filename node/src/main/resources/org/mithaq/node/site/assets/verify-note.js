import { readBase64, readDecimal, hex } from "./verify-bytes.js";
import { holds, message } from "./verify-keys.js";

const MOST_SIGNATURES = 100;

/**
 * Reads a signed checkpoint (signed-note, tlog-checkpoint), strictly. Throws the number of the
 * line that is not as it should be.
 */
export function readCheckpoint(note, firstLine) {
  const end = note.lastIndexOf("\n\n");
  if (end < 0 || !note.endsWith("\n") || end + 2 === note.length) {
    throw firstLine;
  }
  const text = note.slice(0, end + 1);
  const lines = text.split("\n");
  const size = readDecimal(lines[1] ?? "");
  const root = readBase64(lines[2] ?? "");
  if (lines.length < 4 || lines[0] === "" || size === undefined) {
    throw firstLine + 1;
  }
  if (root === undefined || root.length !== 32) {
    throw firstLine + 2;
  }
  const written = note.slice(end + 2, -1).split("\n");
  if (written.length > MOST_SIGNATURES) {
    throw firstLine + lines.length;
  }
  const signatures = written.map((line, i) => readSignature(line, firstLine + lines.length + i));
  return { text, origin: lines[0], size, root, signatures };
}

function readSignature(line, number) {
  const parts = /^\u2014 (\S+) (\S+)$/u.exec(line);
  const bytes = parts ? readBase64(parts[2]) : undefined;
  if (bytes === undefined || bytes.length < 5) {
    throw number;
  }
  const id = hex(bytes.subarray(0, 4));
  return { name: parts[1], id, bytes: bytes.slice(4), shown: `${parts[1]}+${id}` };
}

/**
 * What becomes of every signature: "good", "bad", "unchecked" where the browser lacks the
 * algorithm, "unknown" where the key is not pinned.
 */
export async function judge(checkpoint, keys) {
  const judged = [];
  for (const signature of checkpoint.signatures) {
    const key = keys.find((one) => one.id === signature.id && one.name === signature.name);
    judged.push({ signature, key, state: await state(checkpoint, signature, key) });
  }
  return judged;
}

async function state(checkpoint, signature, key) {
  if (key === undefined) {
    return "unknown";
  }
  const timeBytes = key.timed ? 8 : 0;
  if (signature.bytes.length !== timeBytes + key.signatureBytes) {
    return "bad";
  }
  const view = new DataView(signature.bytes.buffer, signature.bytes.byteOffset);
  const time = key.timed ? view.getBigUint64(0) : 0n;
  const raw = signature.bytes.subarray(timeBytes);
  const good = await holds(key, message(key, checkpoint, time), raw);
  return good === undefined ? "unchecked" : good ? "good" : "bad";
}
