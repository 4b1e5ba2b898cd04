import { h } from './dom.js';
import { icon } from './icons.js';

/** A box that narrows the rows already loaded, as one types. `matches(...texts)` tells whether a row stays. */
export function searchBox(label, onInput, initial = '') {
  const input = h('input', { type: 'search', placeholder: label, 'aria-label': label, spellcheck: 'false', autocomplete: 'off', on: { input: onInput } });
  input.value = initial;
  const term = () => input.value.trim().toLowerCase();
  return {
    element: h('div', { class: 'search' }, icon('search'), input),
    input,
    term,
    matches: (...texts) => texts.some(text => String(text ?? '').toLowerCase().includes(term())),
    nothingFound: noun => ({ title: `No ${noun} matches “${input.value.trim()}”.`, text: 'Try fewer letters, or clear the search.' }),
  };
}
