import { get } from '../core/api.js';
import { count } from '../core/format.js';
import { turn, wait } from '../core/pace.js';
import { linkTo } from '../core/router.js';
import { LiveCell } from '../parts/cell.js';
import { h } from '../parts/dom.js';

/** The answer costs a plan per node, so it is asked rarely. */
const GATHER_MS = 5_000;
const NODES_NAMED = 3;
const NODES_SHOWN = 30;
const KINDS = new Set(['node', 'container']);

/** One line: may any node fail, or whose loss would leave containers without a node. Unfolded it says what would happen. */
export class ResilienceNote {
  #line = new LiveCell(h('summary'), { value: losses => losses.filter(({ fits }) => !fits).map(({ hostname, stranded_count }) => [hostname, stranded_count]), cell: line });
  #list = new LiveCell(h('ul', { class: 'losses' }), { value: losses => losses, cell: list });
  #unsubscribe;
  #isRefreshing = false;
  #isDisposed = false;

  constructor(live) {
    this.element = h('details', { class: 'resilience', hidden: true }, this.#line.element, this.#list.element);
    this.#unsubscribe = [
      live.on('resync', () => this.#refreshSoon()),
      live.on('row', kind => KINDS.has(kind) && this.#refreshSoon()),
    ];
    this.#load();
  }

  dispose() {
    this.#isDisposed = true;
    this.#unsubscribe.forEach(unsubscribe => unsubscribe());
  }

  async #refreshSoon() {
    if (this.#isRefreshing) return;
    this.#isRefreshing = true;
    await wait(GATHER_MS);
    await turn();
    if (!this.#isDisposed) await this.#load();
    this.#isRefreshing = false;
  }

  async #load() {
    try {
      const losses = (await get('/cluster/resilience')).nodes.filter(({ containers }) => containers > 0).sort((a, b) => a.fits - b.fits);
      this.element.hidden = losses.length === 0;
      this.#line.show(losses);
      this.#list.show(losses);
    } catch {
      // What is shown stays; the banner tells when the API does not answer.
    }
  }
}

const line = bad => [h('span', { class: `status ${bad.length === 0 ? 'good' : 'warning'}` }), h('span', {}, sentence(bad))];

function sentence(bad) {
  if (bad.length === 0) return 'Any one node may fail: its containers would find room on the others.';
  const [[hostname, stranded]] = bad;
  if (bad.length === 1) return `If ${hostname} failed, ${count(stranded, 'container')} would find no other node.`;
  const named = bad.slice(0, NODES_NAMED).map(([name]) => name).join(', ');
  const others = bad.length > NODES_NAMED ? ` and ${bad.length - NODES_NAMED} more` : '';
  return `The loss of any one of these ${bad.length} nodes would leave containers without a node: ${named}${others}.`;
}

const list = losses => [
  ...losses.slice(0, NODES_SHOWN).map(item),
  losses.length > NODES_SHOWN && h('li', { class: 'faint' }, `and ${count(losses.length - NODES_SHOWN, 'node')} more`),
];

function item({ node, hostname, fits, sentence: loss, stranded, stranded_count: amount }) {
  const reasons = [...Map.groupBy(stranded, container => container.sentence)];
  return h('li', {},
    h('a', { class: 'title-link', href: linkTo('nodes', { id: node }) }, hostname),
    h('span', { class: 'sub' }, loss),
    !fits && reasons.map(([reason, containers]) => h('span', { class: 'sub' }, h('strong', {}, containers.map(({ name }) => name).join(', ')), `: ${reason}`)),
    amount > stranded.length && h('span', { class: 'sub' }, `and ${count(amount - stranded.length, 'container')} more`));
}
