import { get } from '../core/api.js';
import { h, replaceContent, setText } from '../parts/dom.js';
import { RoomRow } from './node-room.js';
import { SignalRow, SIGNALS } from './node-signals.js';

const MINUTES = 60;

/** What was measured on a node and how it was lately, beside what is promised to containers. Values change in place. */
export class LoadSection {
  #note = h('p', { class: 'faint' }, 'Loading…');
  #rooms = [new RoomRow('cpus'), new RoomRow('memory')];
  #rows = SIGNALS.map(signal => new SignalRow(signal));
  #bars = h('div', { class: 'rooms', hidden: true }, this.#rooms.map(room => room.element));
  #signals = h('dl', { class: 'signals', hidden: true }, this.#rows.map(row => row.element));
  #isShown = false;

  constructor() {
    this.element = h('section', { 'aria-label': 'Load' }, h('h3', {}, 'Load'), this.#bars, this.#note, this.#signals);
  }

  async load(path) {
    try {
      this.#show(await get(`${path}/load`, { minutes: MINUTES }));
    } catch (failure) {
      if (!this.#isShown) setText(this.#note, failure.message);
    }
  }

  #show(load) {
    this.#isShown = true;
    this.#bars.hidden = false;
    this.#rooms.forEach(room => room.show(load));
    this.#rows.forEach(row => row.show(load));
    this.#signals.hidden = this.#rows.every(row => row.element.hidden);
    this.#tell(load);
  }

  #tell({ known, reason, history }) {
    const told = known ? [history.known ? '' : `No plots: ${history.reason}`] : [`Load unknown: ${reason}.`, 'Nodes of known load are taken first.'];
    if (this.#note.textContent !== told.join(' ')) replaceContent(this.#note, told.join(' '));
  }
}
