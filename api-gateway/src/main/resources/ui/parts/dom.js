import { ago, dateAndTime } from '../core/format.js';

const RELATIVE_TIME_REFRESH_MS = 5_000;

/**
 * Builds an element. Text always becomes a text node, so that no data can turn into markup.
 * `props`: `on` holds listeners, `data` holds data attributes, booleans switch attributes, the rest are attributes.
 */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  const { on = {}, data = {}, ...attributes } = props;
  Object.entries(on).forEach(([event, listener]) => element.addEventListener(event, listener));
  Object.assign(element.dataset, data);
  Object.entries(attributes).forEach(([name, value]) => setAttribute(element, name, value));
  element.append(...present(children));
  return element;
}

export const present = children => children.flat(2).filter(child => child !== null && child !== undefined && child !== false && child !== '');

export function setAttribute(element, name, value) {
  if (value === false || value === null || value === undefined) element.removeAttribute(name);
  else element.setAttribute(name, value === true ? '' : value);
}

/** Writes only what differs: an untouched text node keeps its selection and costs no layout. */
export function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/** A control that is rebuilt while it has the focus hands it to its successor, or to its nearest neighbour. */
export function replaceContent(element, children) {
  const focused = element.contains(document.activeElement) ? document.activeElement : null;
  element.replaceChildren(...present([children]));
  if (!focused) return;
  const successor = focused.dataset.action && element.querySelector(`[data-action="${focused.dataset.action}"]`);
  (successor || element.querySelector('a, button'))?.focus();
}

/** "12 s ago", kept current; the exact time is in the tooltip. */
export function relativeTime(instant) {
  if (!instant) return h('span', { class: 'faint' }, 'never');
  return h('time', { datetime: instant, title: dateAndTime(instant), data: { relative: '' } }, ago(instant));
}

export function keepTimesCurrent() {
  setInterval(() => {
    if (document.hidden) return;
    document.querySelectorAll('time[data-relative]').forEach(time => setText(time, ago(time.dateTime)));
  }, RELATIVE_TIME_REFRESH_MS);
}

export const mono = text => h('code', {}, text);

export const sub = (...children) => h('span', { class: 'sub' }, ...children);
