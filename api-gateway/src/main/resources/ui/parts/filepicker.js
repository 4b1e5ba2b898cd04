import { h } from './dom.js';

/** Puts the text of a chosen file into a text area, as if it had been pasted. */
export const filePicker = (control, { accept, label }) => h('input', {
  type: 'file',
  class: 'file-picker',
  accept,
  'aria-label': label,
  on: {
    change: async event => {
      const [file] = event.currentTarget.files;
      if (!file) return;
      control.value = await file.text();
      control.dispatchEvent(new Event('input', { bubbles: true }));
    },
  },
});
