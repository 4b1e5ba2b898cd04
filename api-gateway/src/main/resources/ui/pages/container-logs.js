import { count } from '../core/format.js';
import { readLines } from '../core/stream.js';
import { button } from '../parts/button.js';
import { openDialog } from '../parts/dialog.js';
import { h, setText } from '../parts/dom.js';
import { select } from '../parts/field.js';
import { Log } from '../parts/log.js';
import { searchBox } from '../parts/search.js';

/** A chatty container fills many small parts a second; they are shown together. */
const GATHER_MS = 100;
const TAILS = [['200', 'Last 200 lines'], ['1000', 'Last 1,000 lines'], ['5000', 'Last 5,000 lines']];
const STREAMS = [['', 'Both streams'], ['stderr', 'Output only'], ['stdout', 'Errors only']];

/** What a container has printed and prints from now on. */
export function openLogs({ id, name }) {
  const view = new LogView(id, name);
  openDialog({ title: `Logs of ${name}`, className: 'is-large', content: view.element, onClose: () => view.dispose() });
  view.read();
}

class LogView {
  #path;
  #log;
  #search = searchBox('Search in these lines', () => this.#log.search(this.#search.term()));
  #tail = select(TAILS, '200', { class: 'filter', 'aria-label': 'How many lines', on: { change: () => this.read() } });
  #without = select(STREAMS, '', { class: 'filter', 'aria-label': 'Streams', on: { change: () => this.read() } });
  #state = h('span', { role: 'status' });
  #again = button('Read again', { onClick: () => this.read() });
  #counts = h('span', { class: 'faint' });
  #reading = new AbortController();

  constructor(id, name) {
    this.#path = `/containers/${id}/logs`;
    this.#log = new Log({ label: `Logs of ${name}`, onCount: counts => setText(this.#counts, this.#words(counts)) });
    this.element = h('div', { class: 'dialog-body log-view' },
      h('div', { class: 'filter-row' }, this.#search.element, this.#tail, this.#without),
      this.#log.element,
      h('div', { class: 'log-foot' }, this.#state, this.#counts, this.#again));
  }

  dispose() {
    this.#reading.abort();
  }

  /** Begins anew, also after an interruption. */
  async read() {
    this.#reading.abort();
    const reading = new AbortController();
    this.#reading = reading;
    this.#log.clear();
    this.#tell('busy', 'Following');
    const gathered = new Gathering(lines => reading.signal.aborted || this.#log.add(lines));
    const query = { follow: true, tail: this.#tail.value, ...(this.#without.value && { [this.#without.value]: false }) };
    try {
      await readLines(this.#path, query, { signal: reading.signal, onItems: lines => gathered.add(lines) });
      gathered.flush();
      if (!reading.signal.aborted) this.#tell('off', 'It prints no more: the container is not running.');
    } catch (failure) {
      gathered.flush();
      this.#tell('bad', failure.message);
    }
  }

  #tell(tone, text) {
    this.#state.className = `status ${tone}`;
    setText(this.#state, text);
    this.#again.hidden = tone === 'busy';
  }

  #words({ lines, matching, dropped }) {
    if (lines === 0) return 'Nothing printed yet';
    const shown = this.#search.term() ? `${matching} of ${count(lines, 'line')}` : count(lines, 'line');
    return dropped > 0 ? `${shown}, ${dropped} older ones are not kept` : shown;
  }
}

class Gathering {
  #items = [];
  #take;
  #timer;

  constructor(take) {
    this.#take = take;
  }

  add(items) {
    this.#items.push(...items);
    this.#timer ??= setTimeout(() => this.flush(), GATHER_MS);
  }

  flush() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const items = this.#items.splice(0);
    if (items.length > 0) this.#take(items);
  }
}
