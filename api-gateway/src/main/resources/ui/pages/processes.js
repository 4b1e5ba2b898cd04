import { get } from '../core/api.js';
import { LiveCell } from '../parts/cell.js';
import { openDialog } from '../parts/dialog.js';
import { h, setText } from '../parts/dom.js';

const EVERY_MS = 5_000;

/** The processes of a container as its node's `ps` shows them, read again as long as one looks. */
export function openProcesses({ id, name }) {
  const table = new LiveCell(h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': `Processes of ${name}`, hidden: true }), { value: processes => processes, cell: tableOf });
  const note = h('p', { class: 'faint', role: 'status' }, 'Loading…');
  const read = () => document.hidden || show(`/containers/${id}/top`, table, note);
  const timer = setInterval(read, EVERY_MS);
  openDialog({ title: `Processes of ${name}`, className: 'is-wide', content: h('div', { class: 'dialog-body' }, note, table.element), onClose: () => clearInterval(timer) });
  read();
}

/** What was read before stays, and a failure is told above it. */
async function show(path, table, note) {
  try {
    table.show(await get(path));
    table.element.hidden = false;
    setText(note, '');
  } catch (failure) {
    setText(note, failure.message);
  }
}

const tableOf = ({ titles, processes }) => h('table', { class: 'candidates processes' },
  h('thead', {}, h('tr', {}, titles.map(title => h('th', { scope: 'col' }, title)))),
  h('tbody', {}, processes.map(values => h('tr', {}, values.map(value => h('td', {}, value))))));
