import { h } from './dom.js';
import { icon } from './icons.js';

export function button(label, { kind = 'plain', name, onClick, ...attributes } = {}) {
  return h('button', { type: 'button', class: `button ${kind}`, on: onClick ? { click: onClick } : {}, ...attributes },
    name && icon(name), h('span', {}, label));
}

/** A quiet button for rows: only its icon shows on wide screens, the label too on cards. */
export function rowButton(label, { name, subject, onClick, ...attributes }) {
  return h('button', {
    type: 'button',
    class: 'row-button',
    title: label,
    'aria-label': `${label} ${subject}`,
    data: { action: name },
    on: { click: event => whileBusy(event.currentTarget, onClick) },
    ...attributes,
  }, icon(name), h('span', { class: 'row-button-label' }, label));
}

/** A second click while the first is still under way does nothing; the button keeps its focus meanwhile. */
async function whileBusy(element, work) {
  if (element.ariaBusy === 'true') return;
  element.ariaBusy = 'true';
  try {
    await work();
  } finally {
    element.ariaBusy = null;
  }
}

/** A button at the head of a panel for an action [name, label, run]. */
export const headButton = ([name, label, run]) => button(label, { kind: name === 'remove' ? 'plain is-danger' : 'plain', name, onClick: run, 'data-action': name });
