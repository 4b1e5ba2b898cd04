import { post } from '../core/api.js';
import { count } from '../core/format.js';
import { checkPairs, pairsOf } from '../core/pairs.js';
import { openDialog } from '../parts/dialog.js';
import { h } from '../parts/dom.js';
import { openForm } from '../parts/form.js';
import { toast } from '../parts/notices.js';
import { tag } from '../parts/status.js';
import { tryOut } from '../parts/tryout.js';
import { filled } from './bodies.js';

/** Makes applications of the services of a compose file. */
export function openImportForm(applications) {
  openForm({
    title: 'Import a compose file',
    intro: 'Each of its services becomes an application of the library: all of them or none. Nothing is launched.',
    fields: FIELDS,
    tool: tryOut({ label: 'What would be taken?', ask: values => send(values, true), show: report }),
    submitLabel: 'Import',
    busyLabel: 'Importing…',
    submit: async values => imported(applications, await send(values, false)),
  });
}

function send({ compose, prefix, profiles, variables, update }, isDryRun) {
  const query = new URLSearchParams({ dry_run: isDryRun, update, ...(prefix && { prefix }), ...(profiles && { profiles }) });
  return post(`/applications/import?${query}`, filled({ compose, variables: pairsOf(variables) }));
}

/** What was left out must not go unseen, also when nobody has tried first. */
function imported(applications, result) {
  applications.reload({ pace: undefined });
  toast(`${count(result.services.length, 'application')} imported.`);
  const isComplete = [result, ...result.services].every(({ unsupported }) => unsupported.length === 0);
  if (!isComplete) openDialog({ title: 'Imported, but not all of it', content: h('div', { class: 'dialog-body' }, report(result)) });
}

const report = ({ dry_run: isDryRun, services, unsupported }) => [
  h('p', {}, h('strong', {}, count(services.length, 'application')), isDryRun ? ' would be made or changed. Nothing is changed yet.' : ' in the library.'),
  notes(unsupported),
  h('ul', { class: 'plain-list services' }, services.map(service)),
];

const service = ({ application, action, taken, unsupported }) => h('li', {},
  h('strong', {}, application), tag(action === 'update' ? 'changed' : 'new'),
  h('span', { class: 'sub' }, `Taken: ${taken.join(', ') || 'nothing'}`),
  notes(unsupported));

const notes = unsupported => unsupported.length > 0 && h('ul', { class: 'plain-list left-out' },
  h('li', {}, h('strong', {}, 'Not taken')),
  unsupported.map(({ key, reason }) => h('li', {}, h('code', {}, key), `: ${reason}`)));

const FIELDS = [
  {
    name: 'compose',
    label: 'Compose file',
    type: 'textarea',
    rows: 10,
    value: '',
    placeholder: 'services:\n  web:\n    image: nginx:1.29\n    ports: ["80"]',
    required: 'Paste a compose file, or choose one.',
    file: { accept: '.yaml,.yml,.txt', label: 'Choose a compose file' },
  },
  { name: 'prefix', label: 'Names begin with', isOptional: true, width: 'half', placeholder: 'shop-', hint: 'Else with the file’s own name' },
  { name: 'profiles', label: 'Its profiles', isOptional: true, width: 'half', placeholder: 'dev,debug', hint: 'Services that have none always come' },
  { name: 'variables', label: 'Its variables', isOptional: true, type: 'textarea', rows: 2, placeholder: 'TAG=1.2', hint: 'One NAME=value per line, for ${NAME} in the file', check: checkPairs },
  { name: 'update', label: 'Change applications that exist already', type: 'checkbox', value: false },
];
