import { count } from '../core/format.js';
import { pairLines } from '../core/pairs.js';
import { go } from '../core/router.js';
import { button } from '../parts/button.js';
import { ListPage } from '../parts/page.js';
import { Panel } from '../parts/panel.js';
import { searchBox } from '../parts/search.js';
import { Table } from '../parts/table.js';
import { nodeColumns } from './node-columns.js';
import { nodeDetails } from './node-details.js';
import { openNodeForm } from './node-form.js';
import { ResilienceNote } from './resilience.js';

const SUMMED_STATES = [['READY', 'ready'], ['SUSPECT', 'suspect'], ['DOWN', 'down'], ['UNKNOWN', 'not probed yet']];

export class NodesPage {
  #nodes;
  #table;
  #page;
  #panel;
  #resilience;
  #search = searchBox('Search nodes', () => this.#show());
  #unsubscribe;

  constructor(app) {
    const { nodes } = app;
    this.#nodes = nodes;
    this.#table = new Table({ caption: 'Nodes', layout: 'nodes', columns: nodeColumns(nodes) });
    this.#panel = new Panel({ label: 'Node details', newDetails: asked => nodeDetails(app, asked), onClosed: () => go('nodes') });
    this.#resilience = new ResilienceNote(app.live);
    this.#page = new ListPage({
      title: 'Nodes',
      table: this.#table,
      collection: nodes,
      actions: button('Add node', { kind: 'primary', name: 'add', onClick: () => add(nodes) }),
      note: this.#resilience.element,
      filters: this.#search.element,
    });
    this.element = this.#page.element;
    this.#unsubscribe = nodes.onChange(() => this.#show());
  }

  showRoute({ id }) {
    this.#show();
    this.#panel.show(id);
    this.#table.select(Number(id));
  }

  dispose() {
    this.#unsubscribe();
    this.#resilience.dispose();
    this.#panel.dispose();
  }

  #show() {
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
