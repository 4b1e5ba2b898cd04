import { h, setAttribute } from './dom.js';
import { filePicker } from './filepicker.js';

/** Ahead of a text; the indentation of its first line may mean something. */
const BLANK_LINES = /^(?:[ \t]*\r?\n)+|^[ \t]+$/;

let lastId = 0;

/**
 * One labelled control with its hint and its error.
 * A field is {name, label, hint, type, value, options, required, isOptional, check, isFor, aliases, width, file, ...attributes of the control};
 * `file` lets a text area take a file; `required` is the sentence to show when it is empty, `check(value)` returns a sentence when the value is wrong;
 * `isFor(values)` tells for a field of a group whether it means anything beside the others; `aliases` are
 * what the API calls it as well.
 */
export class Field {
  #field;
  #control;
  #error;
  #names;

  constructor(field) {
    this.#field = field;
    this.#names = [field.name, ...(field.aliases ?? [])];
    const id = `field-${lastId += 1}`;
    this.#error = h('span', { class: 'field-error', id: `${id}-error` });
    this.#control = newControl(field, id);
    this.#control.addEventListener('input', () => this.showError(''));
    const hint = field.hint && h('span', { class: 'field-hint', id: `${id}-hint` }, field.hint);
    const label = h('label', { for: id }, field.label, field.isOptional && h('span', { class: 'optional' }, 'optional'));
    this.element = h('div', { class: `field is-${field.width ?? 'full'} ${field.type === 'checkbox' ? 'is-checkbox' : ''}` },
      label, this.#control, field.file && filePicker(this.#control, field.file), hint, this.#error);
  }

  get name() {
    return this.#field.name;
  }

  get value() {
    if (this.#field.type === 'checkbox') return this.#control.checked;
    return this.#field.type === 'textarea' ? this.#control.value.replace(BLANK_LINES, '').trimEnd() : this.#control.value.trim();
  }

  get isWrong() {
    return this.#control.getAttribute('aria-invalid') === 'true';
  }

  /** The API may name a part of the field: `environment.PORT`, `exposed_ports[1]`. */
  owns(path) {
    const text = String(path);
    return this.#names.some(name => text === name || text.startsWith(`${name}.`) || text.startsWith(`${name}[`));
  }

  focus() {
    this.#control.focus();
  }

  /** Hides it where it means nothing. @param values those of its group */
  suit(values) {
    this.element.hidden = this.#field.isFor?.(values) === false;
  }

  check() {
    const { required, check } = this.#field;
    const error = required && this.value === '' ? required : check?.(this.value);
    this.showError(error ?? '');
    return !error;
  }

  /** The API begins its sentences with the name on the wire; here the field has another one. What is folded away unfolds. */
  showError(message) {
    if (message !== '') this.element.closest('details')?.setAttribute('open', '');
    this.#error.textContent = message.replace(new RegExp(`^(?:${this.#names.join('|')})\\b`), this.#field['aria-label'] ?? this.#field.label);
    setAttribute(this.#control, 'aria-invalid', message !== '' && 'true');
  }
}

function newControl(field, id) {
  const { name, label, hint, type = 'text', value, options, required, isOptional, check, isFor, aliases, width, file, ...attributes } = field;
  const shared = {
    id,
    name,
    'aria-describedby': `${hint ? `${id}-hint ` : ''}${id}-error`,
    'aria-required': required && type !== 'checkbox' ? 'true' : null,
    autocomplete: 'off',
    ...attributes,
  };
  if (type === 'checkbox') return h('input', { type, checked: Boolean(value), ...shared });
  if (type === 'select') return select(options, value, shared);
  const control = type === 'textarea' ? h('textarea', { rows: 3, spellcheck: 'false', ...shared }) : h('input', { type, spellcheck: 'false', ...shared });
  control.value = value ?? '';
  return control;
}

/** `options` are [value, label] pairs. */
export function select(options, value, attributes) {
  const control = h('select', attributes, options.map(([optionValue, label]) => h('option', { value: optionValue }, label)));
  control.value = value ?? '';
  return control;
}
