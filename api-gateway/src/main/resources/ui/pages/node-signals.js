import { hourAndMinute, memory, number, percent } from '../core/format.js';
import { highest, PlotRow } from '../parts/plot-row.js';

/** Shares of time are plotted against at least this, so that noise does not look like a storm. */
const LOWEST_TOP_OF_SHARES = 0.1;

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
  #row;

  constructor(signal) {
    this.#signal = signal;
    this.#row = new PlotRow({ ...signal, moment: hourAndMinute });
    this.element = this.#row.element;
  }

  show({ values, missing, history, capacity }) {
    const { name, top } = this.#signal;
    const value = values[name];
    const points = history.points[name] ?? [];
    this.#row.show({
      points,
      current: value && { value: value.value, note: `${Math.round(value.age_seconds)} s old` },
      reason: missing[name],
      extent: points.length > 0 && {
        to: Math.max(Date.now(), points.at(-1)[0]),
        minutes: history.minutes,
        stepMs: history.step_seconds * 1000,
        max: top(points, capacity),
      },
    });
  }
}
