import { button } from './button.js';
import { h, present } from './dom.js';

/**
 * A question about what a form would do, as its `tool`: a button, and the answer until something in the form changes.
 * `ask(values)` asks the API, `show(answer)` returns elements.
 */
export const tryOut = ({ label, ask, show }) => ({ values, fail }) => {
  const answer = h('div', { class: 'tryout-answer', 'aria-live': 'polite' });
  const askButton = button(label, { onClick: () => answerIt() });
  let question = 0;
  const clear = () => {
    question += 1;
    answer.replaceChildren();
  };
  const answerIt = async () => {
    const asked = values();
    if (asked === null) return;
    clear();
    const mine = question;
    askButton.disabled = true;
    try {
      const found = await ask(asked);
      if (mine === question) answer.replaceChildren(...present([show(found)]));
    } catch (failure) {
      fail(failure);
    } finally {
      askButton.disabled = false;
    }
  };
  const element = h('div', { class: 'tryout' }, askButton, answer);
  queueMicrotask(() => element.closest('form').addEventListener('input', clear));
  return element;
};
