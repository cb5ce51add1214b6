import { Wrong, readText } from "./verify-bytes.js";
import { judge, readCheckpoint } from "./verify-note.js";
import { grew, nodeHash } from "./verify-tree.js";

const WIDTH = 256n;
const HASH = 32;
const MAX_BYTES = 1 << 20;

async function get(path) {
  let answer;
  try {
    answer = await fetch("/log/" + path, { cache: "no-store", credentials: "omit" });
  } catch {
    throw new Wrong("log.failed", path);
  }
  const bytes = answer.ok ? new Uint8Array(await answer.arrayBuffer()) : undefined;
  if (bytes === undefined || bytes.length > MAX_BYTES) {
    throw new Wrong("log.failed", path);
  }
  return bytes;
}

/**
 * Checks that the log's present tree grew out of the receipt's. A proof is made here, out of the
 * log's tiles, so that the log is asked for nothing but its public files.
 */
export async function compare(receipt, keys, say) {
  let now;
  try {
    now = readCheckpoint(readText(await get("checkpoint")) ?? "", 1);
  } catch (e) {
    throw e instanceof Wrong ? e : new Wrong("log.failed", "checkpoint");
  }
  const then = receipt.checkpoint;
  if (now.origin !== then.origin) {
    return say("unchecked", "log.other", then.origin, now.origin);
  }
  const judged = await judge(now, keys);
  const signed = judged.some((one) => one.state === "good" && one.key.name === now.origin);
  if (!signed || judged.some((one) => one.state === "bad")) {
    throw new Wrong("log.unsigned");
  }
  if (now.size < then.size) {
    throw new Wrong("log.smaller", now.size, then.size);
  }
  const proof = await consistency(then.size, 0n, now.size, true, new Tiles(now.size));
  if (!(await grew(then.size, then.root, now.size, now.root, proof))) {
    throw new Wrong("log.forked", now.size, then.size);
  }
  return say("good", "log.good", now.size, then.size);
}

/** SUBPROOF of RFC 6962 §2.1.2 over the leaves from {@code low} on and before {@code high}. */
async function consistency(size, low, high, whole, tiles) {
  const count = high - low;
  if (size === count) {
    return whole ? [] : [await range(low, high, tiles)];
  }
  const half = split(count);
  return size <= half
    ? [
        ...(await consistency(size, low, low + half, whole, tiles)),
        await range(low + half, high, tiles),
      ]
    : [
        ...(await consistency(size - half, low + half, high, false, tiles)),
        await range(low, low + half, tiles),
      ];
}

async function range(low, high, tiles) {
  const count = high - low;
  if (!(count & (count - 1n))) {
    const height = BigInt(count.toString(2).length - 1);
    return tiles.node(height, low >> height);
  }
  const half = split(count);
  return nodeHash(await range(low, low + half, tiles), await range(low + half, high, tiles));
}

/** The greatest power of two below a number. */
function split(count) {
  return 1n << BigInt((count - 1n).toString(2).length - 1);
}

/** Nodes out of the tiles of a tree (tlog-tiles). */
class Tiles {
  #size;
  #read = new Map();

  constructor(size) {
    this.#size = size;
  }

  async node(height, place) {
    const level = height / 8n;
    const spread = height % 8n;
    const first = place << spread;
    const tile = await this.#tile(level, first / WIDTH);
    const start = Number(first % WIDTH) * HASH;
    let row = [];
    for (let at = start; at < start + (HASH << Number(spread)); at += HASH) {
      row.push(tile.subarray(at, at + HASH));
    }
    while (row.length > 1) {
      const above = [];
      for (let i = 0; i < row.length; i += 2) {
        above.push(await nodeHash(row[i], row[i + 1]));
      }
      row = above;
    }
    return row[0];
  }

  async #tile(level, index) {
    const hashes = this.#size >> (8n * level);
    const width = index < hashes / WIDTH ? WIDTH : hashes % WIDTH;
    const path = `tile/${level}/${digits(index)}${width === WIDTH ? "" : `.p/${width}`}`;
    if (!this.#read.has(path)) {
      const bytes = await get(path);
      if (bytes.length !== Number(width) * HASH) {
        throw new Wrong("log.failed", path);
      }
      this.#read.set(path, bytes);
    }
    return this.#read.get(path);
  }
}

function digits(index) {
  const groups = [];
  let rest = index;
  do {
    groups.unshift(String(rest % 1000n).padStart(3, "0"));
    rest /= 1000n;
  } while (rest > 0n);
  return groups.map((group, i) => (i < groups.length - 1 ? "x" + group : group)).join("/");
}
