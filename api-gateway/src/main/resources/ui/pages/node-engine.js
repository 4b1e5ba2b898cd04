import { get } from '../core/api.js';
import { count } from '../core/format.js';
import { LiveCell } from '../parts/cell.js';
import { h, relativeTime } from '../parts/dom.js';

const BREAKERS = {
  CLOSED: ['Works', 'good'],
  HALF_OPEN: ['Is tried again', 'warning'],
  OPEN: ['Rests after failed calls', 'bad'],
};

/** How each docker-worker fares with the node's engine. Without any news of late there is nothing to see. */
export class EngineSection {
  #list = new LiveCell(h('ul', { class: 'plain-list workers' }), { value: conditions => conditions, cell: conditions => conditions.map(item) });

  constructor() {
    this.element = h('section', { 'aria-label': 'Engine', hidden: true }, h('h3', {}, 'Engine'), this.#list.element);
  }

  async load(path) {
    try {
      const conditions = await get(`${path}/engine`);
      this.element.hidden = conditions.length === 0;
      this.#list.show(conditions);
    } catch {
      // What is shown stays; the banner tells when the API does not answer.
    }
  }
}

function item({ worker, breaker, in_flight: inFlight, limit, commands, last_error: error, last_error_at: at, told_at: toldAt }) {
  const [label, tone] = BREAKERS[breaker] ?? [breaker, 'off'];
  return h('li', {},
    h('p', { class: 'worker-head' }, h('span', { class: `status ${tone}` }, label), h('span', { class: 'faint' }, worker)),
    h('p', {}, `${inFlight} of ${limit} launches and removals at a time · ${count(commands, 'command')} at work or waiting`),
    h('p', { class: 'faint' }, 'Told ', relativeTime(toldAt)),
    error && h('div', { class: 'error-box' }, h('h3', {}, 'Latest error, ', relativeTime(at)), h('pre', {}, error)));
}
