import { address, webUrl } from '../core/format.js';
import { linkTo } from '../core/router.js';
import { rowButton } from '../parts/button.js';
import { h, mono, relativeTime, sub } from '../parts/dom.js';
import { stateLabel, statusPill } from '../parts/status.js';
import { actionsFor } from './container-actions.js';

const ENDPOINTS_IN_A_ROW = 2;
/** States that contradict what is wished, or do not tell it. */
const SURPRISING = {
  RUNNING: ['STOPPING', 'STOPPED', 'REMOVED'],
  STOPPED: ['REQUESTED', 'PLACED', 'STARTING', 'RUNNING', 'UNHEALTHY', 'FAILED', 'LOST'],
  REMOVED: ['REQUESTED', 'PLACED', 'STARTING', 'RUNNING', 'UNHEALTHY', 'STOPPING', 'STOPPED', 'FAILED', 'LOST'],
};

/** `currentQuery` keeps the filters in the links to a container's details. */
export const containerColumns = (app, currentQuery) => [
  {
    name: 'title',
    label: 'Container',
    value: container => [container.id, container.name],
    cell: ([id, name]) => detailsLink(id, name, currentQuery),
  },
  {
    name: 'status',
    label: 'Status',
    value: container => [container.status, wish(container), problemOf(container)],
    cell: ([status, wanted, problem]) => [statusPill(status), wanted && sub(wanted), problem && h('span', { class: 'sub clipped', title: problem }, problem)],
  },
  {
    name: 'application',
    label: 'Application',
    value: container => app.applications.byId(container.application_id)?.name ?? `#${container.application_id}`,
    cell: name => name,
  },
  {
    name: 'node',
    label: 'Node',
    value: container => nodeName(app.nodes, container.node_id),
    cell: name => name || h('span', { class: 'faint' }, 'not placed yet'),
  },
  {
    name: 'endpoints',
    label: 'Endpoints',
    value: container => container.endpoints ?? [],
    cell: endpointsCell,
  },
  {
    name: 'updated',
    label: 'Changed',
    value: container => container.updated_at,
    cell: relativeTime,
  },
  {
    name: 'actions',
    label: 'Actions',
    isQuiet: true,
    value: ({ id, name, node_id, desired_state, status }) => ({ id, name, node_id, desired_state, status }),
    cell: container => actionsFor(app, container).map(([action, label, run]) => rowButton(label, { name: action, subject: container.name, onClick: run })),
  },
];

export const nodeName = (nodes, id) => (id ? nodes.byId(id)?.hostname ?? `#${id}` : '');

/** What is wished, where the state alone would mislead. */
export function wish({ desired_state: desired, status }) {
  return SURPRISING[desired]?.includes(status) ? `shall be ${stateLabel(desired).toLowerCase()}` : '';
}

/** The last error of a container that runs again is history; the details still show it. */
const problemOf = ({ status, last_error: error }) => (['RUNNING', 'STOPPED'].includes(status) ? '' : error);

/** The query is read when the link is followed: rows outlive a change of the filters. */
function detailsLink(id, name, currentQuery) {
  const link = h('a', { class: 'title-link', href: linkTo('containers', { id }) }, name);
  link.addEventListener('click', () => {
    link.href = linkTo('containers', { id, query: currentQuery() });
  });
  return link;
}

function endpointsCell(endpoints) {
  if (endpoints.length === 0) return h('span', { class: 'faint' }, 'none');
  const hidden = endpoints.length - ENDPOINTS_IN_A_ROW;
  return [
    ...endpoints.slice(0, ENDPOINTS_IN_A_ROW).map(endpoint => h('span', { class: 'line' }, endpointLink(endpoint))),
    hidden > 0 && sub(`and ${hidden} more`),
  ];
}

export function endpointLink({ url, host, host_port: port, protocol }) {
  const text = address(host, port) + (protocol === 'udp' ? '/udp' : '');
  const href = webUrl(url);
  return href ? h('a', { href, target: '_blank', rel: 'noopener noreferrer' }, mono(text)) : mono(text);
}
