import { h } from './dom.js';
import { button } from './button.js';
import { stateLabel } from './status.js';

const TOAST_MS = 6_000;
const ANNOUNCE_EVERY_MS = 2_000;
const NAMED_AT_MOST = 2;

const toasts = document.getElementById('toasts');

/** Says that something was done; goes away by itself. `action` is an optional {label, href}. */
export function toast(text, action) {
  const element = show('toast', 'status', text, action && h('a', { href: action.href }, action.label));
  setTimeout(() => element.remove(), TOAST_MS);
}

/** Says why something was not done; stays until it is dismissed. */
export function errorToast(what, failure) {
  show('toast is-error', 'alert', h('strong', {}, what), ' ', failure.message);
}

function show(className, role, ...content) {
  const dismiss = button('Dismiss', { kind: 'quiet icon-only', name: 'close', onClick: () => element.remove() });
  const element = h('div', { class: className, role }, h('p', {}, ...content), dismiss);
  hostOfToasts().append(toasts);
  toasts.append(element);
  return element;
}

/** Behind a modal panel nobody could read or dismiss them. */
const hostOfToasts = () => document.querySelector('dialog.panel:modal') ?? document.body;

let waiting = [];
let timer;

/** Tells screen readers about changed states: a few by name, a burst by number, never more often than they can read. */
export function announceStates(changes, nameOf) {
  const changed = changes.filter(({ before, after }) => before && after && before.status !== after.status);
  waiting.push(...changed.map(({ after }) => `${nameOf(after)} is now ${stateLabel(after.status).toLowerCase()}.`));
  if (waiting.length > 0) timer ??= setTimeout(announce, ANNOUNCE_EVERY_MS);
}

function announce() {
  const text = waiting.length > NAMED_AT_MOST ? `${waiting.length} states changed.` : waiting.join(' ');
  document.getElementById('announcer').textContent = text;
  waiting = [];
  timer = undefined;
}
