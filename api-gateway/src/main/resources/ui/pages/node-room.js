import { memory, number } from '../core/format.js';
import { Bar } from '../parts/bar.js';
import { h, setText } from '../parts/dom.js';

const KINDS = {
  cpus: { label: 'CPU', words: number, free: 'free_cores', unit: 'cores' },
  memory: { label: 'Memory', words: memory, free: 'memory_available_bytes', unit: '' },
};

/** How much of a node is promised to containers, how much of that no measurement shows yet, and how much is really in use. */
export class RoomRow {
  #resource;
  #bar = new Bar(['promised', 'pending']);
  #promised = h('span');
  #used = h('span', { class: 'bar-key is-mark' });
  #fresh = h('span', { class: 'bar-key is-pending' });

  constructor(resource) {
    this.#resource = resource;
    this.element = h('div', { class: 'room' },
      h('p', { class: 'room-words' }, h('span', { class: 'room-label' }, KINDS[resource].label), this.#promised),
      this.#bar.element, h('p', { class: 'room-keys' }, this.#used, this.#fresh));
  }

  show({ capacity, reserved, pending, values }) {
    const { words, free, unit } = KINDS[this.#resource];
    const [all, promised, fresh] = [capacity, reserved, pending].map(amounts => amounts?.[this.#resource] ?? null);
    const used = all !== null && values[free] ? Math.max(0, all - values[free].value) : null;
    const share = amount => (all ? Math.min(1, amount / all) : 0);
    this.#bar.show([share(promised - fresh), share(fresh)], used === null ? null : share(used));
    setText(this.#promised, `${words(promised)}${all === null ? '' : ` of ${words(all)}`} ${unit} promised`);
    setText(this.#used, used === null ? '' : `${words(used)} ${unit} in use`);
    setText(this.#fresh, fresh > 0 ? `${words(fresh)} ${unit} promised too lately to be measured` : '');
  }
}
