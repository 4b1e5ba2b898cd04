import { h, setText } from './dom.js';
import { Sparkline } from './sparkline.js';

const nearest = (points, at) => points.reduce((best, point) => (Math.abs(point[0] - at) < Math.abs(best[0] - at) ? point : best));

export const highest = points => Math.max(...points.map(([, value]) => value));

/** One value over time: its plot, and in words what it is now, or what it was where one points at. A value that is not there says why. */
export class PlotRow {
  #kind;
  #spark = new Sparkline({ onPoint: at => this.#point(at) });
  #points = [];
  #current = null;
  #pointedAt = null;
  #value = h('span', { class: 'signal-value' });
  #note = h('span', { class: 'sub' });
  #why = h('dd', { class: 'signal-missing faint' });
  #plot = h('dd', { class: 'signal-plot' }, this.#spark.element);
  #now = h('dd', { class: 'signal-now' }, this.#value, this.#note);

  /** @param kind `label` of the value, `words` for a value, `moment` for the words of a time that is pointed at */
  constructor(kind) {
    this.#kind = kind;
    this.element = h('div', { class: 'signal', hidden: true }, h('dt', {}, kind.label), this.#plot, this.#now, this.#why);
  }

  /**
   * @param points [milliseconds since 1970, value] each, oldest first
   * @param current {value, note}, or null; then `reason` says why, if anybody knows
   * @param extent of the plot: `to`, the moment at its right edge, `minutes` and `stepMs`, and `max`, the value at its upper edge
   */
  show({ points, current, reason = '', extent }) {
    const hasPoints = points.length > 0;
    this.element.hidden = !current && !hasPoints && !reason;
    this.#plot.hidden = !hasPoints;
    this.#now.hidden = !current;
    this.#why.hidden = Boolean(current);
    setText(this.#why, reason || (hasPoints ? 'no current value' : ''));
    this.#points = points;
    this.#current = current;
    if (hasPoints) this.#draw(points, current, extent);
    this.#tell();
  }

  #point(at) {
    this.#pointedAt = at;
    this.#tell();
  }

  /** The value that is pointed at, else the current one. */
  #tell() {
    const { words, moment } = this.#kind;
    const pointed = this.#pointedAt === null || this.#points.length === 0 ? null : nearest(this.#points, this.#pointedAt);
    this.#spark.mark(pointed ? pointed[0] : null);
    if (pointed) this.#say(words(pointed[1]), `at ${moment(pointed[0])}`);
    else if (this.#current) this.#say(words(this.#current.value), this.#current.note);
  }

  #say(value, note) {
    setText(this.#value, value);
    setText(this.#note, note);
  }

  #draw(points, current, { to, minutes, stepMs, max }) {
    const { label, words } = this.#kind;
    const all = points.map(point => point[1]);
    this.#spark.show(points, {
      from: to - minutes * 60_000,
      to,
      stepMs,
      max: max || highest(points) || 1,
      words: `${label} in the last ${minutes} minutes: from ${words(Math.min(...all))} to ${words(Math.max(...all))}${current ? `, now ${words(current.value)}` : ''}`,
    });
  }
}
