import { equal, sha256 } from "./verify-bytes.js";

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

/** RFC 6962 §2.1. */
export function leafHash(leaf) {
  return sha256(LEAF, leaf);
}

export function nodeHash(left, right) {
  return sha256(NODE, left, right);
}

/**
 * Walks an inclusion proof (RFC 9162 §2.1.3.2) and gives every hash on the way, the leaf's first
 * and what should be the root last; undefined if no proof of this length can be of this leaf.
 */
export async function climb(hash, index, size, path) {
  const way = [hash];
  let at = index;
  let last = size - 1n;
  if (index >= size) {
    return undefined;
  }
  for (const sibling of path) {
    if (last === 0n) {
      return undefined;
    }
    const below = way[way.length - 1];
    if (at & 1n || at === last) {
      way.push(await nodeHash(sibling, below));
      while (at !== 0n && !(at & 1n)) {
        at >>= 1n;
        last >>= 1n;
      }
    } else {
      way.push(await nodeHash(below, sibling));
    }
    at >>= 1n;
    last >>= 1n;
  }
  return last === 0n ? way : undefined;
}

/** Whether one tree grew out of another, by a consistency proof (RFC 9162 §2.1.4.2). */
export async function grew(first, firstRoot, second, secondRoot, proof) {
  if (first === second) {
    return proof.length === 0 && equal(firstRoot, secondRoot);
  }
  const path = [...proof];
  if (!(first & (first - 1n))) {
    path.unshift(firstRoot);
  }
  if (path.length === 0) {
    return false;
  }
  let at = first - 1n;
  let last = second - 1n;
  while (at & 1n) {
    at >>= 1n;
    last >>= 1n;
  }
  let older = path[0];
  let newer = path[0];
  for (const hash of path.slice(1)) {
    if (last === 0n) {
      return false;
    }
    if (at & 1n || at === last) {
      older = await nodeHash(hash, older);
      newer = await nodeHash(hash, newer);
      while (at !== 0n && !(at & 1n)) {
        at >>= 1n;
        last >>= 1n;
      }
    } else {
      newer = await nodeHash(newer, hash);
    }
    at >>= 1n;
    last >>= 1n;
  }
  return last === 0n && equal(older, firstRoot) && equal(newer, secondRoot);
}
