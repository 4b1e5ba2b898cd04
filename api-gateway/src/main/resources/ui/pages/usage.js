import { clockTime, count, memory, number } from '../core/format.js';
import { Samples } from '../core/samples.js';
import { readLines } from '../core/stream.js';
import { button } from '../parts/button.js';
import { h, setText } from '../parts/dom.js';
import { highest, PlotRow } from '../parts/plot-row.js';
import { isUp } from '../parts/status.js';
import { openProcesses } from './processes.js';

const MINUTES = 2;
/** A sample comes every second. */
const STEP_MS = 1_000;
const RETRY_MS = 5_000;
/** Plots reach at least this high, so that idling does not look like work. */
const LEAST = { cores: 0.05, rate: 1024 };

/** A container that idles uses some thousandths. */
const coresWords = value => count(Number(value.toFixed(3)), 'core');
const rateWords = value => `${memory(value)}/s`;
const level = (name, kind) => ({ points: samples => samples.levels(name), value: (points, latest) => latest[name], ...kind });
const rate = (name, label) => ({
  label,
  words: rateWords,
  points: samples => samples.rates(name),
  value: points => points.at(-1)?.[1] ?? 0,
  note: latest => `${memory(latest[name])} in all`,
  top: points => Math.max(LEAST.rate, highest(points)),
});

/** How a value is called and reads, where it comes from, what stands below it, and which value is at the upper edge of its plot. */
const KINDS = [
  level('cpu_cores', { label: 'CPU', words: coresWords, note: () => '', top: points => Math.max(LEAST.cores, highest(points)) }),
  level('memory_bytes', { label: 'Memory', words: memory, note: latest => `of ${memory(latest.memory_limit_bytes)}`, top: (points, latest) => Math.min(latest.memory_limit_bytes, 2 * highest(points)) }),
  rate('network_received_bytes', 'Received'),
  rate('network_sent_bytes', 'Sent'),
  rate('disk_read_bytes', 'Read from disk'),
  rate('disk_written_bytes', 'Written to disk'),
  level('processes', { label: 'Processes', words: number, note: () => '', top: points => 2 * highest(points) }),
];

/** What a container uses, second by second, as long as it runs and one looks. */
export class UsageSection {
  #samples = new Samples({ minutes: MINUTES });
  #rows = KINDS.map(kind => new PlotRow({ ...kind, moment: clockTime }));
  #note = h('p', { class: 'faint' });
  #row;
  #reading = null;
  #retry;
  #isDisposed = new AbortController();

  constructor() {
    const processes = button('Show processes', { onClick: () => openProcesses(this.#row) });
    this.element = h('section', { 'aria-label': 'Usage', hidden: true }, h('h3', {}, 'Usage'), this.#note,
      h('dl', { class: 'signals is-live' }, this.#rows.map(row => row.element)), h('p', { class: 'section-action' }, processes));
    document.addEventListener('visibilitychange', () => document.hidden && this.#stop(), { signal: this.#isDisposed.signal });
  }

  async load(path, row) {
    this.#row = row;
    this.element.hidden = !isUp(row.status);
    if (!isUp(row.status)) this.#stop();
    else if (!this.#reading && !document.hidden) this.#read();
  }

  dispose() {
    this.#isDisposed.abort();
    this.#stop();
  }

  #stop() {
    clearTimeout(this.#retry);
    this.#reading?.abort();
    this.#reading = null;
  }

  /** A stream that ended or broke off is opened again as long as the container seems to run. */
  async #read() {
    clearTimeout(this.#retry);
    const reading = new AbortController();
    this.#reading = reading;
    if (!this.#samples.latest) setText(this.#note, 'Waiting for the first measurement…');
    const end = await readLines(`/containers/${this.#row.id}/stats`, { stream: true }, { signal: reading.signal, onItems: samples => this.#add(samples) })
      .then(() => 'It is not measured at the moment.', failure => failure.message);
    if (this.#reading !== reading) return;
    this.#reading = null;
    setText(this.#note, end);
    this.#retry = setTimeout(() => this.#read(), RETRY_MS);
  }

  #add(added) {
    this.#samples.add(added);
    setText(this.#note, '');
    const { latest } = this.#samples;
    this.#rows.forEach((row, position) => {
      const { points: pointsOf, value, note, top } = KINDS[position];
      const points = pointsOf(this.#samples);
      row.show({
        points,
        current: { value: value(points, latest), note: note(latest) },
        extent: points.length > 0 && { to: latest.at, minutes: MINUTES, stepMs: STEP_MS, max: top(points, latest) },
      });
    });
  }
}
