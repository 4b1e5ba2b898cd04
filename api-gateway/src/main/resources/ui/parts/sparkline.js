import { svg } from './svg.js';

const WIDTH = 240;
const HEIGHT = 32;
/** Two steps without a point are a gap, not a line. */
const GAP_STEPS = 2.5;

/** A small plot of one value over time, without axes: what it tells is also its text alternative. */
export class Sparkline {
  #line = svg('path', { class: 'spark-line' });
  #area = svg('path', { class: 'spark-area' });
  #cursor = svg('path', { class: 'spark-cursor' });

  #extent = { from: 0, to: 0 };

  /** @param onPoint told the moment, in milliseconds since 1970, that is pointed at; null when none is any more */
  constructor({ onPoint }) {
    this.element = svg('svg', { class: 'spark', viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: 'none', role: 'img' }, this.#area, this.#line, this.#cursor);
    this.element.addEventListener('pointermove', ({ offsetX }) => onPoint(this.#at(offsetX)));
    this.element.addEventListener('pointerleave', () => onPoint(null));
  }

  /** Marks a moment; null marks none. */
  mark(at) {
    const { from, to } = this.#extent;
    this.#cursor.setAttribute('d', at === null ? '' : `M${round((WIDTH * (at - from)) / (to - from))} 0V${HEIGHT}`);
  }

  /**
   * @param points [milliseconds since 1970, value] each, oldest first
   * @param extent `from`, `to` and `stepMs` of the time shown, `max`: the value at the upper edge; `words`: the same in words
   */
  show(points, { from, to, stepMs, max, words }) {
    this.#extent = { from, to };
    const x = at => round((WIDTH * (at - from)) / (to - from));
    const y = value => round(HEIGHT - 1 - ((HEIGHT - 2) * Math.min(value, max)) / max);
    const runs = runsOf(points.filter(([at]) => at >= from), stepMs * GAP_STEPS);
    const line = run => `M${run.map(([at, value]) => `${x(at)} ${y(value)}`).join('L')}h0.01`;
    this.#line.setAttribute('d', runs.map(line).join(''));
    this.#area.setAttribute('d', runs.map(run => `${line(run)}V${HEIGHT}H${x(run[0][0])}Z`).join(''));
    this.element.setAttribute('aria-label', words);
  }

  #at(offsetX) {
    const { from, to } = this.#extent;
    return from + (offsetX / this.element.clientWidth) * (to - from);
  }
}

function runsOf(points, gapMs) {
  const runs = [];
  points.forEach((point, index) => {
    if (index === 0 || point[0] - points[index - 1][0] > gapMs) runs.push([]);
    runs.at(-1).push(point);
  });
  return runs;
}

const round = number => Math.round(number * 10) / 10;
