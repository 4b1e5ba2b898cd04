import { get } from '../core/api.js';
import { linkTo } from '../core/router.js';
import { LiveCell } from '../parts/cell.js';
import { h } from '../parts/dom.js';
import { containerLinks } from './container-links.js';

const SHOWN = 12;

/** The first containers of a node as links; the list of containers has them all. */
export class NodeContainersSection {
  #list;

  constructor() {
    this.#list = new LiveCell(h('div', {}, h('p', { class: 'faint' }, 'Loading…')), {
      value: ({ node, containers }) => [node, containers.map(({ id, name, status }) => ({ id, name, status }))],
      cell: ([node, containers]) => content(node, containers),
    });
    this.element = h('section', { 'aria-label': 'Containers' }, h('h3', {}, 'Containers'), this.#list.element);
  }

  async load(path, { id: node }) {
    try {
      this.#list.show({ node, containers: await get('/containers', { node, limit: SHOWN + 1 }) });
    } catch {
      // The rows that are shown stay; the banner tells that the API does not answer.
    }
  }
}

function content(node, containers) {
  if (containers.length === 0) return h('p', { class: 'faint' }, 'None runs here.');
  return [
    containerLinks(containers.slice(0, SHOWN)),
    containers.length > SHOWN && h('p', {}, h('a', { href: linkTo('containers', { query: { node } }) }, 'Show all of them')),
  ];
}
