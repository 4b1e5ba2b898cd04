import { get } from '../core/api.js';
import { LiveCell } from '../parts/cell.js';
import { h } from '../parts/dom.js';
import { containerLinks } from './container-links.js';

const MODES = { own: 'its own', shared: 'shared' };
const MOVED = ', not where this container was told';

/** The containers that a container depends on, and how they are. Without any there is nothing to see. */
export class DependenciesSection {
  #containers;
  #dependencies = [];
  #list = new LiveCell(h('div'), { value: links => links, cell: containerLinks });

  constructor(containers) {
    this.#containers = containers;
    this.element = h('section', { 'aria-label': 'Depends on', hidden: true }, h('h3', {}, 'Depends on'), this.#list.element);
    this.dispose = containers.onChange(() => this.#show());
  }

  async load(path) {
    try {
      this.#dependencies = await get(`${path}/dependencies`);
      this.#show();
    } catch {
      // What is shown stays; the banner tells when the API does not answer.
    }
  }

  /** The list of containers hears of news about them first. */
  #show() {
    this.element.hidden = this.#dependencies.length === 0;
    this.#list.show(this.#dependencies.map(({ mode, current, container }) => {
      const { id, name, status } = this.#containers.byId(container.id) ?? container;
      return { id, name, status, note: (MODES[mode] ?? mode) + (current === false ? MOVED : '') };
    }));
  }
}
