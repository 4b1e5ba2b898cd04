import { count, memory } from '../core/format.js';
import { readLines } from '../core/stream.js';
import { LiveCell } from '../parts/cell.js';
import { openDialog } from '../parts/dialog.js';
import { h, mono, setText } from '../parts/dom.js';

const STATES = { pulled: 'Pulled', present: 'Was there', failed: 'Failed' };

/** Brings an application's image to all nodes that may run it, and shows how far each is. */
export function openPull({ id, name, docker_image: image }) {
  const nodes = new Map();
  const table = new LiveCell(h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': `Nodes that pull ${image}`, hidden: true }), { value: rows => rows, cell: tableOf });
  const note = h('p', { role: 'status' }, 'Asking the nodes…');
  const reading = new AbortController();
  const show = lines => {
    lines.forEach(line => (line.state === 'done' ? setText(note, sumOf(line)) : nodes.set(line.node_id, line)));
    table.show([...nodes.values()]);
    table.element.hidden = nodes.size === 0;
  };
  openDialog({
    title: `Pull the image of ${name}`,
    content: h('div', { class: 'dialog-body' }, h('p', { class: 'faint' }, mono(image), ' comes to every node that may run it, so that launches wait for no registry. Pulls that have begun go on when this is closed.'), note, table.element),
    onClose: () => reading.abort(),
  });
  setText(note, 'Pulling…');
  readLines(`/applications/${id}/pull`, {}, { signal: reading.signal, onItems: show, method: 'POST' }).catch(failure => setText(note, failure.message));
}

const sumOf = ({ pulled, present, failed }) => [
  pulled > 0 && `Pulled to ${count(pulled, 'node')}.`,
  present > 0 && `${count(present, 'node')} had it.`,
  failed > 0 && `${count(failed, 'node')} could not get it.`,
].filter(Boolean).join(' ');

const progressOf = ({ layers, layers_done: done, bytes, bytes_done: loaded }) => (layers > 0 ? `${done} of ${count(layers, 'layer')}, ${memory(loaded)} of ${memory(bytes)}` : 'Begun');

const tableOf = rows => h('table', { class: 'candidates processes' },
  h('thead', {}, h('tr', {}, ['Node', 'State'].map(title => h('th', { scope: 'col' }, title)))),
  h('tbody', {}, rows.map(row => h('tr', {}, h('th', { scope: 'row' }, row.hostname),
    h('td', {}, STATES[row.state] ?? progressOf(row), row.reason && h('p', { class: 'why' }, row.reason))))));
