// @ts-check
// Unpacks gzip files, also those of several members (RFC 1952, section 2.2), which a DecompressionStream refuses:
// files put end to end, and bgzip's, of a member for every 64 KiB.

/**
 * Makes a stream one Blob; `before` is how many bytes came before it.
 * @typedef {(stream: ReadableStream<Uint8Array<ArrayBuffer>>, before: number) => Promise<Blob>} Collect
 */

/** How many starts of members in a row may turn out to be compressed bytes that look like one. */
const mistakes = 3;

/**
 * @param {Blob} blob
 * @param {Collect} collect
 * @returns {Promise<Blob>}
 */
export async function gunzip(blob, collect) {
  try {
    return await member(blob, 0, collect);
  } catch (error) {
    const starts = await looks(blob);
    if (starts.length < 2) throw error;
    return members(blob, [...starts, blob.size], collect);
  }
}

/**
 * @param {Blob} blob one member
 * @param {number} before
 * @param {Collect} collect
 */
const member = (blob, before, collect) => collect(blob.stream().pipeThrough(new DecompressionStream('gzip')), before);

/**
 * @param {Blob} blob
 * @param {number[]} cuts the places that look like starts of members, and the end
 * @param {Collect} collect
 */
async function members(blob, cuts, collect) {
  /** @type {Blob[]} */
  const parts = [];
  let bytes = 0;
  for (let from = 0, to = 1; from < cuts.length - 1; to++) {
    try {
      const part = await member(blob.slice(cuts[from], cuts[to]), bytes, collect);
      parts.push(part);
      bytes += part.size;
      from = to;
    } catch (error) {
      // What is cut short where its last byte was no end goes on to the next start.
      if (to - from > mistakes || to === cuts.length - 1) throw error;
    }
  }
  return new Blob(parts);
}

/**
 * The places where a member may start: the magic bytes, then flags, extra flags and a system that there are.
 * @param {Blob} blob
 * @returns {Promise<number[]>}
 */
async function looks(blob) {
  const header = 10;
  const piece = 1 << 24;
  const starts = [];
  for (let from = 0; from < blob.size; from += piece) {
    const bytes = new Uint8Array(await blob.slice(from, from + piece + header - 1).arrayBuffer());
    const end = Math.min(piece, bytes.length - header + 1);
    for (let i = bytes.indexOf(0x1f); i >= 0 && i < end; i = bytes.indexOf(0x1f, i + 1)) {
      if (bytes[i + 1] !== 0x8b || bytes[i + 2] !== 8) continue;
      const [flags, extra, system] = [bytes[i + 3], bytes[i + 8], bytes[i + 9]];
      if (flags < 32 && [0, 2, 4].includes(extra) && (system <= 13 || system === 255)) starts.push(from + i);
    }
  }
  return starts;
}
