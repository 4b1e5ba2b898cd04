import { button } from './button.js';
import { h } from './dom.js';

/** Beside the table where there is room; else it covers the page and must then keep the focus. */
const HAS_ROOM_BESIDE = matchMedia('(min-width: 64rem)');

/** The side panel about one row: opens, closes, and gives the focus back to where it came from. */
export class Panel {
  #label;
  #newDetails;
  #onClosed;
  #dialog;
  #details = null;
  #opener = null;

  /** `newDetails(asked)` makes what is shown about the row of this id or name: {asked, element, dispose}. */
  constructor({ label, newDetails, onClosed }) {
    this.#label = label;
    this.#newDetails = newDetails;
    this.#onClosed = onClosed;
    const closeOnEscape = event => event.key === 'Escape' && this.#cancelled(event);
    this.#dialog = h('dialog', {
      class: 'panel',
      tabindex: '-1',
      'aria-label': label,
      on: { cancel: event => this.#cancelled(event), keydown: closeOnEscape },
    });
    document.body.append(this.#dialog);
  }

  /** The id or the name that is shown, or null. */
  get openId() {
    return this.#details?.asked ?? null;
  }

  /** @param {?string} asked id or name of a row; null closes the panel */
  show(asked) {
    if (asked === null) return this.#hide();
    if (asked === this.openId) return;
    this.#opener ??= document.activeElement;
    this.#details?.dispose();
    this.#details = this.#newDetails(asked);
    const close = button('Close details', { kind: 'quiet icon-only', name: 'close', onClick: () => this.#onClosed() });
    this.#dialog.replaceChildren(h('div', { class: 'panel-bar' }, h('p', {}, this.#label), close), this.#details.element);
    if (!this.#dialog.open) this.#open();
    this.#dialog.scrollTop = 0;
    this.#dialog.focus();
  }

  dispose() {
    this.#hide();
    this.#dialog.remove();
  }

  #open() {
    document.body.classList.add('has-panel');
    if (HAS_ROOM_BESIDE.matches) this.#dialog.show();
    else this.#dialog.showModal();
  }

  #hide() {
    if (this.#details === null) return;
    this.#details.dispose();
    this.#details = null;
    document.body.classList.remove('has-panel');
    this.#dialog.close();
    if (this.#opener?.isConnected) this.#opener.focus();
    this.#opener = null;
  }

  /** The address says what is open; changing it closes the panel. */
  #cancelled(event) {
    event.preventDefault();
    this.#onClosed();
  }
}
