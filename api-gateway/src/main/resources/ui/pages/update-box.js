import { button } from '../parts/button.js';
import { h } from '../parts/dom.js';
import { rollBack } from './generations.js';

const PHASES = {
  awaited: 'It waits until what is under way is done.',
  replacing: 'The new generation is on its way; the present one stands by.',
  draining: 'The new generation works; the old one is going.',
  rolling_back: 'It goes back to the generation before.',
};

/** An update under way, with the way to call it off. */
export function updateBox(containers, { id, name, update }) {
  return h('div', { class: 'note-box', role: 'status' },
    h('h3', {}, h('span', { class: 'status busy' }, `Update to generation ${update.revision}`)),
    h('p', {}, PHASES[update.phase] ?? update.phase),
    update.reason && h('p', { class: 'faint' }, update.reason),
    ['awaited', 'replacing'].includes(update.phase) && button('Call off', { 'data-action': 'call-off', onClick: () => rollBack(containers, { id, name }) }));
}
