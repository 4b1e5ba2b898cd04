import { h } from './dom.js';
import { button } from './button.js';

let lastId = 0;

/** A modal dialog. It takes the focus when opened, gives it back when closed, and leaves the page when closed. Another page closes it. */
export function openDialog({ title, className = '', content, onClose = () => {} }) {
  const titleId = `dialog-title-${lastId += 1}`;
  const dialog = h('dialog', { class: `dialog ${className}`, 'aria-labelledby': titleId },
    h('div', { class: 'dialog-head' },
      h('h2', { id: titleId }, title),
      button('Close', { kind: 'quiet icon-only', name: 'close', onClick: () => dialog.close() })),
    content);
  const opener = document.activeElement;
  const leave = () => dialog.close();
  addEventListener('hashchange', leave);
  dialog.addEventListener('close', () => {
    removeEventListener('hashchange', leave);
    dialog.remove();
    if (opener?.isConnected) opener.focus();
    onClose();
  });
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

/** Asks before something that cannot be undone; resolves to whether the answer was yes. The safe answer has the focus. */
export function confirm({ title, text, yes }) {
  return new Promise(resolve => {
    let isAgreed = false;
    const agree = () => {
      isAgreed = true;
      dialog.close();
    };
    const no = button('Cancel', { onClick: () => dialog.close(), autofocus: true });
    const content = h('div', { class: 'dialog-body' },
      [text].flat().map(paragraph => h('p', {}, paragraph)),
      h('div', { class: 'dialog-actions' }, no, button(yes, { kind: 'danger', onClick: agree })));
    const dialog = openDialog({ title, className: 'is-narrow', content, onClose: () => resolve(isAgreed) });
  });
}
