import { replaceContent } from './dom.js';

/**
 * An element whose content is built again only when what it shows has changed: `value(item)` is plain data,
 * `cell(value)` returns the children.
 */
export class LiveCell {
  #shows;
  #shown;

  constructor(element, shows) {
    this.element = element;
    this.#shows = shows;
  }

  show(item) {
    const value = this.#shows.value(item);
    const signature = JSON.stringify(value);
    if (signature === this.#shown) return;
    this.element.classList.toggle('is-updated', this.#shown !== undefined);
    replaceContent(this.element, this.#shows.cell(value));
    this.#shown = signature;
  }
}
