/** Just enough of tar archives for what is copied out of containers and into them. */

const BLOCK = 512;
const NAME_BYTES = 100;
const TYPES = { 0: 'file', '\0': 'file', 2: 'link', 5: 'folder' };
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Files, folders and links of an archive: {name, type, size, target, bytes} each, sockets and the like left out. */
export function entriesOf(archive) {
  const entries = [];
  let path = null;
  for (let at = 0; at + BLOCK <= archive.length && archive[at] !== 0;) {
    const { flag, ...entry } = headerOf(archive.subarray(at, at + BLOCK));
    const bytes = archive.subarray(at + BLOCK, at + BLOCK + entry.size);
    at += BLOCK + Math.ceil(entry.size / BLOCK) * BLOCK;
    if (flag === 'x') path = pathOf(decoder.decode(bytes));
    else if (TYPES[flag]) entries.push({ ...entry, type: TYPES[flag], name: path ?? entry.name, bytes });
    if (flag !== 'x') path = null;
  }
  return entries;
}

function headerOf(block) {
  const text = (start, length) => decoder.decode(block.subarray(start, start + length)).replace(/\0[^]*/, '');
  const prefix = text(257, 5) === 'ustar' ? text(345, 155) : '';
  return {
    name: prefix ? `${prefix}/${text(0, NAME_BYTES)}` : text(0, NAME_BYTES),
    size: parseInt(text(124, 12), 8) || 0,
    flag: String.fromCharCode(block[156]),
    target: text(157, NAME_BYTES),
  };
}

/** A name that is too long for the header stands in a record of its own before it. */
const pathOf = records => /^\d+ path=(.*)$/m.exec(records)?.[1] ?? null;

/** An archive of chosen files, which belong to root and which all may read; they are not read before they are sent. */
export function archiveOf(files) {
  const parts = files.flatMap(file => [...longName(file.name), header(file.name, file.size, file.lastModified), file, padding(file.size)]);
  return new Blob([...parts, new Uint8Array(2 * BLOCK)], { type: 'application/x-tar' });
}

function longName(name) {
  if (encoder.encode(name).length <= NAME_BYTES) return [];
  const record = encoder.encode(lengthened(` path=${name}\n`));
  return [header('path', record.length, 0, 'x'), record, padding(record.length)];
}

/** The length in front of a record counts its own digits. */
function lengthened(rest) {
  const length = encoder.encode(rest).length;
  const digits = String(length + String(length).length).length;
  return `${length + digits}${rest}`;
}

const padding = size => new Uint8Array((BLOCK - (size % BLOCK)) % BLOCK);

const octal = (value, digits) => Math.trunc(value).toString(8).padStart(digits, '0');

function header(name, size, modifiedMs, flag = '0') {
  const block = new Uint8Array(BLOCK);
  const put = (text, at, most = BLOCK) => block.set(encoder.encode(text).subarray(0, most), at);
  put(name, 0, NAME_BYTES);
  put(octal(0o644, 7), 100);
  put(octal(0, 7), 108);
  put(octal(0, 7), 116);
  put(octal(size, 11), 124);
  put(octal(modifiedMs / 1000, 11), 136);
  put(`        ${flag}`, 148);
  put('ustar\u000000', 257);
  put(`${octal(block.reduce((sum, byte) => sum + byte, 0), 6)}\0`, 148);
  return block;
}
