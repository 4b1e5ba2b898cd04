import { h } from './dom.js';
import { button } from './button.js';
import { openDialog } from './dialog.js';
import { Field } from './field.js';
import { FieldGroup } from './group.js';

/**
 * A form in a dialog. `submit(values)` does the work; a problem it throws is shown at the fields the API names,
 * the rest above the buttons, and the dialog stays open with everything that was typed.
 * Among the `fields` may be groups of them that are folded away: {group, summary, fields}. `tool` makes one more element
 * from {values, fail}: `values()` are null while they are incomplete, `fail(failure)` shows a problem as that of `submit`.
 */
export function openForm({ title, intro, fields, tool, submitLabel, busyLabel, submit }) {
  const controls = [];
  const elements = fields.map(field => elementOf(field, controls));
  const problem = h('p', { class: 'form-problem', role: 'alert' });
  const send = button(submitLabel, { kind: 'primary', type: 'submit' });
  const form = h('form', { class: 'dialog-body', novalidate: true },
    intro && h('p', { class: 'form-intro' }, intro),
    h('div', { class: 'fields' }, elements),
    tool?.({ values: () => (areComplete(controls) ? valuesOf(controls) : null), fail: failure => showProblem(failure, controls, problem) }),
    problem,
    h('div', { class: 'dialog-actions' }, button('Cancel', { onClick: () => dialog.close() }), send));
  const dialog = openDialog({ title, content: form });
  controls[0].focus();

  form.addEventListener('submit', async event => {
    event.preventDefault();
    if (send.disabled || !areComplete(controls)) return;
    setBusy(send, busyLabel);
    problem.textContent = '';
    try {
      await submit(valuesOf(controls));
      dialog.close();
    } catch (failure) {
      showProblem(failure, controls, problem);
    } finally {
      setIdle(send, submitLabel);
    }
  });
}

/** Adds the control, or those of a group, to `controls`. */
function elementOf(field, controls) {
  const own = (field.fields ?? [field]).map(each => new Field(each));
  controls.push(...own);
  return field.group ? new FieldGroup(field, own).element : own[0].element;
}

const valuesOf = controls => Object.fromEntries(controls.map(control => [control.name, control.value]));

function areComplete(controls) {
  const wrong = controls.filter(control => !control.check());
  wrong[0]?.focus();
  return wrong.length === 0;
}

/** Each error goes to its field; errors of fields that the form lacks are told above the buttons. */
function showProblem(failure, controls, problem) {
  const errors = failure.errors ?? [];
  const fieldOf = error => controls.find(control => control.owns(error.field));
  errors.forEach(error => fieldOf(error)?.showError(error.message));
  const others = errors.filter(error => !fieldOf(error)).map(error => error.message);
  problem.textContent = errors.length === 0 ? failure.message : others.join('\n');
  controls.find(control => control.isWrong)?.focus();
}

function setBusy(send, label) {
  send.disabled = true;
  send.lastElementChild.textContent = label;
}

function setIdle(send, label) {
  send.disabled = false;
  send.lastElementChild.textContent = label;
}
