import { h, setText } from './dom.js';

/**
 * Fields that few people need, folded away so that a form stays short. What is set in them can be read while they are:
 * `summary(values)` says it in a few words. A field with an error unfolds its group.
 */
export class FieldGroup {
  #controls;
  #summary;
  #told = h('span', { class: 'group-summary' });

  constructor({ group, summary }, controls) {
    this.#controls = controls;
    this.#summary = summary;
    this.element = h('details', { class: 'field-group', on: { toggle: () => this.#tell(), input: () => this.#tell() } },
      h('summary', {}, h('span', { class: 'group-name' }, group), this.#told),
      h('div', { class: 'fields' }, controls.map(control => control.element)));
    this.#tell();
  }

  #tell() {
    const values = Object.fromEntries(this.#controls.map(control => [control.name, control.value]));
    this.#controls.forEach(control => control.suit(values));
    setText(this.#told, this.#summary(values));
  }
}
