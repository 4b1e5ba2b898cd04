import { svg } from './svg.js';

/** A bar from 0 to what there is at all: parts of it side by side, and a mark for what is really used. Words beside it say the same. */
export class Bar {
  #parts;
  #mark = svg('rect', { class: 'bar-mark', y: 0, width: 3, height: 10 });

  /** @param kinds class names of the parts, from the left */
  constructor(kinds) {
    this.#parts = kinds.map(kind => svg('rect', { class: `bar-${kind}`, y: 0, height: 10 }));
    this.element = svg('svg', { class: 'bar', viewBox: '0 0 1000 10', preserveAspectRatio: 'none', 'aria-hidden': 'true' },
      svg('rect', { class: 'bar-ground', width: 1000, height: 10 }), this.#parts, this.#mark);
  }

  /** @param shares one for each part, and of the mark: numbers from 0 to 1, the mark's may be null */
  show(shares, mark) {
    let start = 0;
    this.#parts.forEach((part, position) => {
      const width = Math.min(1000 - start, 1000 * shares[position]);
      part.setAttribute('x', start);
      part.setAttribute('width', width);
      start += width;
    });
    this.#mark.setAttribute('x', mark === null ? -10 : Math.min(997, 1000 * mark));
  }
}
