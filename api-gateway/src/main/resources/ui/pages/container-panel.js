import { button } from '../parts/button.js';
import { h } from '../parts/dom.js';
import { ContainerDetails } from './container-details.js';

/** Beside the table where there is room; else it covers the page and must then keep the focus. */
const HAS_ROOM_BESIDE = matchMedia('(min-width: 64rem)');

/** The side panel of a container: opens, closes, and gives the focus back to where it came from. */
export class ContainerPanel {
  #app;
  #onClosed;
  #dialog;
  #details = null;
  #opener = null;

  constructor(app, { onClosed }) {
    this.#app = app;
    this.#onClosed = onClosed;
    const closeOnEscape = event => event.key === 'Escape' && this.#cancelled(event);
    this.#dialog = h('dialog', {
      class: 'panel',
      tabindex: '-1',
      'aria-label': 'Container details',
      on: { cancel: event => this.#cancelled(event), keydown: closeOnEscape },
    });
    document.body.append(this.#dialog);
  }

  /** The id or the name that is shown, or null. */
  get openId() {
    return this.#details?.asked ?? null;
  }

  /** @param {string} asked id or name of a container */
  show(asked) {
    if (asked === this.openId) return;
    this.#opener ??= document.activeElement;
    this.#details?.dispose();
    this.#details = new ContainerDetails(this.#app, asked);
    const close = button('Close details', { kind: 'quiet icon-only', name: 'close', onClick: () => this.#onClosed() });
    this.#dialog.replaceChildren(h('div', { class: 'panel-close' }, close), this.#details.element);
    if (!this.#dialog.open) this.#open();
    this.#dialog.scrollTop = 0;
    this.#dialog.focus();
  }

  hide() {
    if (this.#details === null) return;
    this.#details.dispose();
    this.#details = null;
    document.body.classList.remove('has-panel');
    this.#dialog.close();
    if (this.#opener?.isConnected) this.#opener.focus();
    this.#opener = null;
  }

  dispose() {
    this.hide();
    this.#dialog.remove();
  }

  #open() {
    document.body.classList.add('has-panel');
    if (HAS_ROOM_BESIDE.matches) this.#dialog.show();
    else this.#dialog.showModal();
  }

  /** The address says what is open; changing it closes the panel. */
  #cancelled(event) {
    event.preventDefault();
    this.#onClosed();
  }
}
