import { h } from './dom.js';

/** The browser needs the address until it has begun to save. */
const KEEP_MS = 60_000;

/** Hands bytes to the user as a file. Of an unknown type, so that the name stays as it is. */
export function saveFile(bytes, name) {
  const href = URL.createObjectURL(new Blob([bytes], { type: 'application/octet-stream' }));
  h('a', { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), KEEP_MS);
}
