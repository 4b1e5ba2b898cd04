import { address, count } from '../core/format.js';
import { headButton } from '../parts/button.js';
import { Details } from '../parts/details.js';
import { h, mono, relativeTime } from '../parts/dom.js';
import { labelTags, statusPill, tag } from '../parts/status.js';
import { openAdoption } from './adoption.js';
import { actionsFor } from './node-actions.js';
import { NodeContainersSection } from './node-containers.js';
import { EngineSection } from './node-engine.js';
import { LoadSection } from './node-load.js';
import { tlsFact } from './node-tls.js';
import { openPruneForm } from './prune.js';

/** As often as load is measured; news do not tell of it. */
const LOAD_MS = 5_000;

/** What the panel shows of one node. @param {string} asked id or name */
export const nodeDetails = (app, asked) => new Details(app, {
  asked,
  kind: 'node',
  collection: app.nodes,
  path: '/nodes',
  names: [],
  head: head(app),
  facts: FACTS,
  sections: [new LoadSection(), new EngineSection(), new NodeContainersSection()],
  everyMs: LOAD_MS,
});

const head = app => ({
  value: ({ id, hostname, status, status_reason, is_enabled }) => ({ id, hostname, status, status_reason, is_enabled }),
  cell: node => [
    h('h2', {}, node.hostname),
    h('p', { class: 'panel-status' }, statusPill(node.status), node.is_enabled === false && tag('Disabled: no new containers')),
    h('div', { class: 'panel-actions' }, [...actionsFor(app.nodes, node), ...wishesFor(app, node)].map(headButton)),
    node.status !== 'READY' && node.status_reason && h('div', { class: 'error-box' }, h('h3', {}, 'Why it is not ready'), h('pre', {}, node.status_reason)),
  ],
});

/** What is asked of the engine itself. */
const wishesFor = (app, node) => [
  ['adopt', 'Take over', () => openAdoption(app, node)],
  ['prune', 'Make room', () => openPruneForm(node)],
];

const orNone = (text, none = 'none') => text || h('span', { class: 'faint' }, none);
const versions = node => [node.engine_version && `Docker ${node.engine_version}`, node.api_version && `API ${node.api_version}`, node.storage_driver];

const FACTS = [
  { label: 'Engine', value: node => address(node.d_ipaddr, node.d_port), cell: mono },
  { label: 'TLS', value: node => node.tls ?? null, cell: tls => tls && tlsFact(tls) },
  { label: 'Version', value: node => versions(node).filter(Boolean).join(' · '), cell: text => orNone(text, 'not known yet') },
  { label: 'System', value: node => node.operating_system ?? null, cell: text => text },
  { label: 'Labels', value: node => node.labels ?? {}, cell: labels => orNone(Object.keys(labels).length > 0 && labelTags(labels)) },
  {
    label: 'Prometheus',
    value: node => [address(node.p_ipaddr, node.p_port), node.load_instance ?? node.p_instance],
    cell: ([text, instance]) => (text ? [mono(text), instance && [h('span', { class: 'faint' }, ' as '), mono(instance)]] : orNone('')),
  },
  { label: 'Address for users', value: node => node.advertise_ipaddr ?? null, cell: mono },
  { label: 'Containers', value: node => node.container_count ?? 0, cell: amount => count(amount, 'container') },
  { label: 'Last seen', value: node => node.last_seen_at, cell: relativeTime },
  { label: 'Added', value: node => node.created_at, cell: relativeTime },
];
