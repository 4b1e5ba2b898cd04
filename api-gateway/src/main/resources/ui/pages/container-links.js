import { linkTo } from '../core/router.js';
import { h } from '../parts/dom.js';
import { statusPill } from '../parts/status.js';

/** Containers {id, name, status, note} as links to their details; a note is a word more about one. */
export const containerLinks = containers => h('ul', { class: 'plain-list links' }, containers.map(({ id, name, status, note }) => h('li', {},
  h('a', { href: linkTo('containers', { id }) }, name), note && h('span', { class: 'faint' }, note), statusPill(status))));
