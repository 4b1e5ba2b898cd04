import { hourAndMinute, memory, number, percent } from '../core/format.js';
import { h, setText } from '../parts/dom.js';
import { Sparkline } from '../parts/sparkline.js';

const MINUTE_MS = 60_000;
/** Shares of time are plotted against at least this, so that noise does not look like a storm. */
const LOWEST_TOP_OF_SHARES = 0.1;

const nearest = (points, at) => points.reduce((best, point) => (Math.abs(point[0] - at) < Math.abs(best[0] - at) ? point : best));
const highest = points => Math.max(...points.map(([, value]) => value));
const share = points => Math.max(LOWEST_TOP_OF_SHARES, highest(points));

/** What a signal is called, how its values read, and which value is at the upper edge of its plot. */
export const SIGNALS = [
  { name: 'free_cores', label: 'Free cores', words: number, top: (points, capacity) => capacity?.cpus },
  { name: 'memory_available_bytes', label: 'Available memory', words: memory, top: (points, capacity) => capacity?.memory },
  { name: 'cpu_pressure', label: 'Waiting for CPU', words: percent, top: share },
  { name: 'memory_stall', label: 'Stalled for memory', words: percent, top: share },
  { name: 'io_stall', label: 'Stalled for disks', words: percent, top: share },
  { name: 'load1', label: 'Load, 1 min', words: number, top: (points, capacity) => Math.max(capacity?.cpus ?? 0, highest(points)) },
  { name: 'disk_free_bytes', label: 'Free on disk', words: memory, top: highest },
];

/** One signal: its value, how old that is, and how it was. A signal that the node does not have says why. */
export class SignalRow {
  #signal;
  #spark = new Sparkline({ onPoint: at => this.#point(at) });
  #points = [];
  #current;
  #pointedAt = null;
  #value = h('span', { class: 'signal-value' });
  #age = h('span', { class: 'sub' });
  #why = h('dd', { class: 'signal-missing faint' });
  #plot = h('dd', { class: 'signal-plot' }, this.#spark.element);
  #now = h('dd', { class: 'signal-now' }, this.#value, this.#age);

  constructor(signal) {
    this.#signal = signal;
    this.element = h('div', { class: 'signal' }, h('dt', {}, signal.label), this.#plot, this.#now, this.#why);
  }

  show({ values, missing, history, capacity }) {
    const { name, words } = this.#signal;
    const value = values[name];
    const points = history.points[name] ?? [];
    const reason = missing[name] ?? '';
    this.element.hidden = !value && points.length === 0 && !reason;
    this.#plot.hidden = points.length === 0;
    this.#now.hidden = !value;
    this.#why.hidden = Boolean(value);
    setText(this.#why, reason || (points.length > 0 ? 'no current value' : ''));
    this.#points = points;
    this.#current = value;
    if (points.length > 0) this.#draw(points, history, capacity, value);
    this.#tell(words);
  }

  #point(at) {
    this.#pointedAt = at;
    this.#tell(this.#signal.words);
  }

  /** The value that is pointed at, else the current one. */
  #tell(words) {
    const pointed = this.#pointedAt === null || this.#points.length === 0 ? null : nearest(this.#points, this.#pointedAt);
    this.#spark.mark(pointed ? pointed[0] : null);
    if (pointed) this.#say(words(pointed[1]), `at ${hourAndMinute(pointed[0])}`);
    else if (this.#current) this.#say(words(this.#current.value), `${Math.round(this.#current.age_seconds)} s old`);
  }

  #say(value, age) {
    setText(this.#value, value);
    setText(this.#age, age);
  }

  #draw(points, { minutes, step_seconds: step }, capacity, value) {
    const { label, words, top } = this.#signal;
    const all = points.map(point => point[1]);
    const to = Math.max(Date.now(), points.at(-1)[0]);
    this.#spark.show(points, {
      from: to - minutes * MINUTE_MS,
      to,
      stepMs: step * 1000,
      max: top(points, capacity) || highest(points) || 1,
      words: `${label} in the last ${minutes} minutes: from ${words(Math.min(...all))} to ${words(Math.max(...all))}${value ? `, now ${words(value.value)}` : ''}`,
    });
  }
}
