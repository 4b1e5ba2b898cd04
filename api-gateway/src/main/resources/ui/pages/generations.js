import { get, post } from '../core/api.js';
import { button } from '../parts/button.js';
import { LiveCell } from '../parts/cell.js';
import { confirm } from '../parts/dialog.js';
import { h, mono, relativeTime } from '../parts/dom.js';
import { errorToast, toast } from '../parts/notices.js';
import { tag } from '../parts/status.js';

const ORIGINS = { launch: 'Launched', update: 'Updated', rollback: 'Rolled back' };

/** The specifications that a container runs and has run, newest first. There is nothing to see as long as there is one. */
export class GenerationsSection {
  #containers;
  #list;

  constructor(containers) {
    this.#containers = containers;
    this.#list = new LiveCell(h('ul', { class: 'plain-list generations' }), {
      value: ({ row, generations }) => [row.id, row.name, generations],
      cell: ([id, name, generations]) => generations.map(generation => item(generation, () => this.#goBack(id, name, generation))),
    });
    this.element = h('section', { 'aria-label': 'Generations', hidden: true }, h('h3', {}, 'Generations'), this.#list.element);
  }

  async load(path, row) {
    try {
      const generations = await get(`${path}/generations`);
      this.element.hidden = generations.length < 2;
      this.#list.show({ row, generations });
    } catch {
      // What is shown stays; the banner tells when the API does not answer.
    }
  }

  async #goBack(id, name, { generation, docker_image: image }) {
    const question = { title: `Roll ${name} back?`, text: `It is replaced by a new generation that runs ${image} as generation ${generation} did.`, yes: 'Roll back' };
    if (await confirm(question)) await rollBack(this.#containers, { id, name }, generation);
  }
}

/** Without a generation: the one before, which also calls an update off that is under way. */
export async function rollBack(containers, { id, name }, generation) {
  try {
    containers.put([await post(`/containers/${id}/rollback`, generation === undefined ? {} : { generation })]);
    toast(`${name} goes back.`);
  } catch (failure) {
    errorToast(`${name} does not go back.`, failure);
  }
}

function item({ generation, is_current: isCurrent, origin, docker_image: image, created_at: at }, goBack) {
  return h('li', {},
    h('span', { class: 'generation-number' }, String(generation)),
    h('div', {}, mono(image), isCurrent && tag('Current'), h('p', { class: 'faint' }, `${ORIGINS[origin] ?? origin} `, relativeTime(at))),
    !isCurrent && button('Roll back', { 'aria-label': `Roll back to generation ${generation}`, onClick: goBack }));
}
