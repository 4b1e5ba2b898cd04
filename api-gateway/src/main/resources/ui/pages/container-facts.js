import { linkTo } from '../core/router.js';
import { headButton } from '../parts/button.js';
import { h, relativeTime } from '../parts/dom.js';
import { isUp, stateLabel, statusPill } from '../parts/status.js';
import { allActionsFor } from './container-actions.js';
import { endpointLink, nodeName, wish } from './container-columns.js';
import { openLogs } from './container-logs.js';
import { openConsole } from './console.js';
import { openFiles } from './files.js';
import { updateBox } from './update-box.js';

const ENGINE_ID_LENGTH = 12;

/** What it is, how it is, what can be done. */
export const containerHead = app => ({
  value: ({ id, name, status, desired_state, node_id, application_id, container_id, is_adopted, job_id, last_error, update }) =>
    ({ id, name, status, desired_state, node_id, application_id, container_id, is_adopted, job_id, last_error, update }),
  cell: container => [
    h('h2', {}, container.name),
    h('p', { class: 'panel-status' }, statusPill(container.status), wish(container) && h('span', { class: 'faint' }, wish(container))),
    h('div', { class: 'panel-actions' }, [...allActionsFor(app, container), ...viewsOf(container)].map(headButton)),
    container.update && updateBox(app.containers, container),
    container.last_error && h('div', { class: 'error-box' }, h('h3', {}, 'Last error'), h('pre', {}, container.last_error)),
  ],
});

/** What can be looked into where its node has it: [name, label, run] each. */
function viewsOf(container) {
  const isThere = container.container_id && container.status !== 'REMOVED';
  const views = isThere ? [['logs', 'Logs', () => openLogs(container)], ['files', 'Files', () => openFiles(container)]] : [];
  return isUp(container.status) ? [...views, ['console', 'Console', () => openConsole(container)]] : views;
}

export const containerFacts = ({ nodes, applications }) => [
  {
    label: 'Application',
    value: ({ application_id: id }) => [id, applications.byId(id)?.name ?? `#${id}`],
    cell: ([id, name]) => h('a', { href: linkTo('containers', { query: { application: id } }) }, name),
  },
  {
    label: 'Node',
    value: ({ node_id: id }) => [id, nodeName(nodes, id)],
    cell: ([id, name]) => (id ? h('a', { href: linkTo('nodes', { id }) }, name) : 'not placed yet'),
  },
  { label: 'Endpoints', value: container => container.endpoints ?? [], cell: endpoints },
  { label: 'Desired state', value: container => container.desired_state, cell: stateLabel },
  { label: 'Generation', value: container => String(container.generation ?? ''), cell: text => text },
  { label: 'Restarts', value: container => String(container.restarts ?? 0), cell: text => text },
  { label: 'Exit code', value: container => container.exit_code ?? null, cell: code => String(code) },
  {
    label: 'Docker id',
    value: container => container.container_id ?? '',
    cell: id => (id ? h('code', { title: id }, id.slice(0, ENGINE_ID_LENGTH)) : 'none yet'),
  },
  { label: 'Running since', value: container => container.running_since ?? null, cell: relativeTime },
  { label: 'Healthy since', value: container => container.healthy_since ?? null, cell: relativeTime },
  { label: 'Created', value: container => container.created_at, cell: relativeTime },
  { label: 'Changed', value: container => container.updated_at, cell: relativeTime },
];

function endpoints(list) {
  if (list.length === 0) return 'none';
  return h('ul', { class: 'plain-list' }, list.map(endpoint =>
    h('li', {}, endpointLink(endpoint), h('span', { class: 'faint' }, ` to port ${endpoint.container_port}/${endpoint.protocol ?? 'tcp'}`))));
}
