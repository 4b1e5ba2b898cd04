import { memory } from '../core/format.js';
import { button } from '../parts/button.js';
import { h, mono } from '../parts/dom.js';
import { saveFile } from '../parts/save.js';

const SHOWN = 500;
const ORDER = ['folder', 'file', 'link'];

const nameOf = entry => entry.name.replace(/\/$/, '').split('/').at(-1);
const depthOf = name => name.replace(/^\/|\/$/g, '').split('/').length;
const inside = (folder, name) => `${folder.replace(/\/$/, '')}/${name}`;
const above = folder => folder.replace(/\/[^/]*\/?$/, '') || '/';

/** What is in a folder: the archive of it was read, `entries` are those below it, `open` is told the path of a folder to show. */
export function fileList({ path, archive, entries, open }) {
  const own = directlyIn(entries);
  const folderButton = (label, target) => button(label, { kind: 'quiet', 'aria-label': `Open ${target}`, onClick: () => open(target) });
  return [
    h('p', { class: 'file-list-head' }, mono(path),
      path !== '/' && folderButton('Up', above(path)),
      button('Save as archive', { kind: 'quiet', onClick: () => saveFile(archive, `${nameOf({ name: path }) || 'root'}.tar`) })),
    own.length === 0 && h('p', { class: 'faint' }, 'The folder is empty.'),
    h('ul', { class: 'plain-list file-list' },
      own.slice(0, SHOWN).map(entry => item(entry, folderButton, inside(path, nameOf(entry)))),
      own.length > SHOWN && h('li', { class: 'faint' }, `and ${own.length - SHOWN} more`)),
  ];
}

/** An archive goes down to the last file; what is deeper is opened by itself. */
function directlyIn(entries) {
  const top = Math.min(...entries.map(({ name }) => depthOf(name)));
  return entries.filter(({ name }) => depthOf(name) === top)
    .sort((a, b) => ORDER.indexOf(a.type) - ORDER.indexOf(b.type) || nameOf(a).localeCompare(nameOf(b)));
}

function item(entry, folderButton, path) {
  const { type, size, target, bytes } = entry;
  const name = nameOf(entry);
  const save = () => saveFile(bytes, name);
  return h('li', {},
    mono(type === 'folder' ? `${name}/` : name),
    h('span', { class: 'faint' }, { file: memory(size).replace(' ', '\u00a0'), link: `to ${target}`, folder: '' }[type]),
    type === 'folder' && folderButton('Open', path),
    type === 'file' && button('Save', { kind: 'quiet', 'aria-label': `Save ${name}`, onClick: save }));
}
