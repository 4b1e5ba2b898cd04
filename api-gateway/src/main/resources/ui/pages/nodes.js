import { patch } from '../core/api.js';
import { address, cores, count, memory } from '../core/format.js';
import { pairLines } from '../core/pairs.js';
import { linkTo } from '../core/router.js';
import { button, rowButton } from '../parts/button.js';
import { h, mono, relativeTime, sub } from '../parts/dom.js';
import { errorToast, toast } from '../parts/notices.js';
import { ListPage } from '../parts/page.js';
import { searchBox } from '../parts/search.js';
import { labelTags, statusPill, tag } from '../parts/status.js';
import { Table } from '../parts/table.js';
import { openNodeForm } from './node-form.js';
import { removeNode } from './remove.js';

const SUMMED_STATES = [['READY', 'ready'], ['SUSPECT', 'suspect'], ['DOWN', 'down'], ['UNKNOWN', 'not probed yet']];

export class NodesPage {
  #nodes;
  #page;
  #search = searchBox('Search nodes', () => this.showRoute());

  constructor({ nodes }) {
    this.#nodes = nodes;
    this.#page = new ListPage({
      title: 'Nodes',
      table: new Table({ caption: 'Nodes', layout: 'nodes', columns: columns(nodes) }),
      collection: nodes,
      actions: button('Add node', { kind: 'primary', name: 'add', onClick: () => add(nodes) }),
      filters: this.#search.element,
    });
    this.element = this.#page.element;
    this.dispose = nodes.onChange(() => this.showRoute());
  }

  showRoute() {
    const nodes = this.#nodes;
    const isFound = node => this.#search.matches(node.hostname, node.d_ipaddr, node.status, node.engine_version, pairLines(node.labels));
    this.#page.show({
      rows: nodes.rows.filter(isFound),
      summary: summaryOf(nodes),
      isBlank: nodes.size === 0,
      empty: nodes.size > 0 ? this.#search.nothingFound('node') : firstNode(nodes),
    });
  }
}

const add = nodes => openNodeForm({ onSaved: node => nodes.put([node]) });

const firstNode = nodes => ({
  title: 'No nodes yet.',
  text: 'A node is a Docker host: the address of its Docker Engine API, and of a Prometheus that watches it. Nothing is installed on it.',
  action: button('Add the first Docker host', { kind: 'primary', name: 'add', onClick: () => add(nodes) }),
});

function summaryOf(nodes) {
  if (!nodes.isLoaded) return '';
  const rows = nodes.rows;
  const states = SUMMED_STATES
    .map(([state, word]) => [rows.filter(node => node.status === state).length, word])
    .filter(([amount]) => amount > 0)
    .map(([amount, word]) => `${amount} ${word}`);
  return [count(nodes.size, 'node'), ...states].join(' · ');
}

const columns = nodes => [
  {
    name: 'title',
    label: 'Node',
    value: node => [node.hostname, address(node.d_ipaddr, node.d_port), node.is_enabled, node.labels],
    cell: ([hostname, engine, isEnabled, labels]) => [h('strong', {}, hostname), isEnabled === false && tag('Disabled'), sub(mono(engine)), labelTags(labels)],
  },
  {
    name: 'status',
    label: 'Status',
    value: node => [node.status, node.status === 'READY' ? '' : node.status_reason],
    cell: ([status, reason]) => [statusPill(status), reason && sub(reason)],
  },
  {
    name: 'containers',
    label: 'Containers',
    value: node => [node.id, node.hostname, node.container_count ?? 0],
    cell: ([id, hostname, amount]) => h('a', {
      href: linkTo('containers', { query: { node: id } }),
      'aria-label': `${count(amount, 'container')} on ${hostname}`,
    }, String(amount)),
  },
  {
    name: 'capacity',
    label: 'Capacity',
    value: node => [[cores(node.cpus), memory(node.memory)], [node.engine_version && `Docker ${node.engine_version}`, node.storage_driver]],
    cell: ([room, engine]) => [joined(room) || h('span', { class: 'faint' }, 'not known yet'), joined(engine) && sub(joined(engine))],
  },
  {
    name: 'prometheus',
    label: 'Prometheus',
    value: node => [address(node.p_ipaddr, node.p_port), node.load_known === false && node.load_reason],
    cell: ([text, unknown]) => (text ? [mono(text), unknown && h('span', { class: 'sub clipped', title: unknown }, `Load unknown: ${unknown}`)] : h('span', { class: 'faint' }, 'none')),
  },
  {
    name: 'seen',
    label: 'Last seen',
    value: node => node.last_seen_at,
    cell: relativeTime,
  },
  {
    name: 'actions',
    label: 'Actions',
    isQuiet: true,
    value: node => [node.id, node.hostname, node.is_enabled],
    cell: ([id, hostname, isEnabled]) => actions(nodes, id, hostname, isEnabled),
  },
];

const joined = parts => parts.filter(Boolean).join(' · ');

/** The node is looked up when a button is pressed, so that a new "last seen" builds no buttons again. */
function actions(nodes, id, subject, isEnabled) {
  const edit = () => openNodeForm({ node: nodes.byId(id), onSaved: saved => nodes.put([saved]) });
  return [
    isEnabled === false
      ? rowButton('Enable', { name: 'enable', subject, onClick: () => setEnabled(nodes, id, true) })
      : rowButton('Disable', { name: 'disable', subject, onClick: () => setEnabled(nodes, id, false) }),
    rowButton('Edit', { name: 'edit', subject, onClick: edit }),
    rowButton('Remove', { name: 'remove', subject, onClick: () => removeNode(nodes, nodes.byId(id)) }),
  ];
}

async function setEnabled(nodes, id, isEnabled) {
  const { hostname } = nodes.byId(id);
  try {
    nodes.put([await patch(`/nodes/${id}`, { is_enabled: isEnabled })]);
    toast(isEnabled ? `${hostname} takes new containers again.` : `${hostname} gets no new containers; those on it stay.`);
  } catch (failure) {
    errorToast(`${hostname} was not changed.`, failure);
  }
}
