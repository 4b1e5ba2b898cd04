import { linkTo } from '../core/router.js';
import { button } from '../parts/button.js';
import { h, relativeTime } from '../parts/dom.js';
import { stateLabel, statusPill } from '../parts/status.js';
import { actionsFor } from './container-actions.js';
import { endpointLink, wish } from './container-columns.js';

const ENGINE_ID_LENGTH = 12;

/** Head of the details: what it is, how it is, what can be done. `names` are those of its node and its application. */
export function containerFacts(app, container, names) {
  return [
    h('h2', {}, container.name),
    h('p', { class: 'panel-status' }, statusPill(container.status), wish(container) && h('span', { class: 'faint' }, wish(container))),
    h('div', { class: 'panel-actions' }, actionsFor(app, container).map(actionButton)),
    container.last_error && h('div', { class: 'error-box' }, h('h3', {}, 'Last error'), h('pre', {}, container.last_error)),
    h('dl', { class: 'facts' }, facts(container, names)),
  ];
}

const actionButton = ([name, label, run]) => button(label, { kind: name === 'remove' ? 'plain is-danger' : 'plain', name, onClick: run, 'data-action': name });

function facts(container, { node, application }) {
  const { node_id: nodeId, application_id: applicationId, container_id: engineId } = container;
  return [
    fact('Application', link(application ?? `#${applicationId}`, { application: applicationId })),
    fact('Node', nodeId ? link(node, { node: nodeId }) : 'not placed yet'),
    fact('Endpoints', endpoints(container.endpoints ?? [])),
    fact('Desired state', stateLabel(container.desired_state)),
    fact('Generation', String(container.generation ?? '')),
    fact('Restarts', String(container.restarts ?? 0)),
    fact('Docker id', engineId ? h('code', { title: engineId }, engineId.slice(0, ENGINE_ID_LENGTH)) : 'none yet'),
    fact('Created', relativeTime(container.created_at)),
    fact('Changed', relativeTime(container.updated_at)),
  ];
}

const fact = (name, value) => [h('dt', {}, name), h('dd', {}, value)];

const link = (text, query) => h('a', { href: linkTo('containers', { query }) }, text);

function endpoints(list) {
  if (list.length === 0) return 'none';
  return h('ul', { class: 'plain-list' }, list.map(endpoint =>
    h('li', {}, endpointLink(endpoint), h('span', { class: 'faint' }, ` to port ${endpoint.container_port}/${endpoint.protocol ?? 'tcp'}`))));
}
