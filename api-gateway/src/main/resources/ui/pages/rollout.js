import { get, post } from '../core/api.js';
import { count } from '../core/format.js';
import { linkTo } from '../core/router.js';
import { Bar } from '../parts/bar.js';
import { button } from '../parts/button.js';
import { LiveCell } from '../parts/cell.js';
import { openDialog } from '../parts/dialog.js';
import { h, setText, sub } from '../parts/dom.js';
import { pill } from '../parts/status.js';

const PAUSE_MS = 1_500;

const STATES = {
  RUNNING: ['Under way', 'busy'],
  STOPPING: ['Stopping', 'warning'],
  CANCELLING: ['Being called off', 'warning'],
  SUCCEEDED: ['Done', 'good'],
  FAILED: ['Stopped', 'bad'],
  CANCELLED: ['Called off', 'off'],
};

/** Their reason is more than their name. */
const FAILING = new Set(['STOPPING', 'FAILED']);

const OF_CONTAINERS = {
  WAITING: ['Waits for its turn', 'off'],
  UPDATING: ['Being updated', 'busy'],
  UPDATED: ['Updated', 'good'],
  UNCHANGED: ['Had it already', 'good'],
  FAILED: ['Failed', 'bad'],
  OVERTAKEN: ['Something else was wished for', 'warning'],
  UNTOUCHED: ['Left as it was', 'off'],
};

/** Shows how far a roll-out of an application's containers is, as long as one looks; it goes on when one does not. */
export function openRollout(subject, first) {
  const state = new LiveCell(h('p', { role: 'status' }), { value: ({ state: name, counts }) => [name, wordsOf(counts)], cell: ([name, words]) => [pill(...STATES[name]), sub(words)] });
  const bar = new Bar(['promised', 'pending']);
  const reason = h('p', { class: 'why' });
  const table = new LiveCell(h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': `Containers of ${subject}` }), { value: ({ containers }) => containers.map(({ id, name, state: step, reason: why }) => ({ id, name, step, why })), cell: tableOf });
  const problem = h('p', { class: 'form-problem', role: 'alert' });
  const actions = h('div', { class: 'dialog-actions' }, button('Call off', { name: 'cancel', onClick: () => callOff() }));
  let timer;
  const show = rollout => {
    [state, table].forEach(cell => cell.show(rollout));
    bar.show(sharesOf(rollout), null);
    setText(reason, FAILING.has(rollout.state) ? rollout.reason : '');
    actions.hidden = rollout.state !== 'RUNNING';
    clearTimeout(timer);
    if (!rollout.is_final) timer = setTimeout(look, PAUSE_MS);
  };
  const attempt = async work => {
    try {
      const rollout = await work();
      if (!dialog.open) return;
      setText(problem, '');
      show(rollout);
    } catch (failure) {
      setText(problem, failure.message);
      if (dialog.open) timer = setTimeout(look, PAUSE_MS);
    }
  };
  const look = () => attempt(() => get(`/rollouts/${first.id}`));
  const callOff = () => attempt(() => post(`/rollouts/${first.id}/cancel`));
  const dialog = openDialog({
    title: `Roll-out ${first.id} to ${subject}`,
    content: h('div', { class: 'dialog-body' }, h('p', { class: 'faint' }, termsOf(first)), state.element, bar.element, reason, table.element, problem, actions),
    onClose: () => clearTimeout(timer),
  });
  show(first);
}

const termsOf = ({ docker_image: image, environment, max_parallel: parallel, max_failures: failures }) => [
  image ?? 'The application’s image',
  Object.keys(environment).length > 0 && `with ${count(Object.keys(environment).length, 'variable')} of its own`,
  `· ${parallel} at a time ·`,
  failures === 0 ? 'the first failure stops it.' : `more than ${count(failures, 'failure')} stop it.`,
].filter(Boolean).join(' ');

const settled = ({ updated, unchanged }) => updated + unchanged;
const total = counts => Object.values(counts).reduce((sum, amount) => sum + amount, 0);

const sharesOf = ({ counts }) => [settled(counts) / total(counts), counts.updating / total(counts)];

const wordsOf = counts => [
  `${settled(counts)} of ${count(total(counts), 'container')} run what was wanted`,
  counts.updating > 0 && `${counts.updating} being updated`,
  counts.failed > 0 && `${counts.failed} failed`,
  counts.overtaken > 0 && `${counts.overtaken} overtaken`,
  counts.untouched > 0 && `${counts.untouched} left as they were`,
].filter(Boolean).join(', ');

const tableOf = rows => h('table', { class: 'candidates' },
  h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, 'Container'), h('th', { scope: 'col', class: 'words' }, 'State'))),
  h('tbody', {}, rows.map(({ id, name, step, why }) => h('tr', {},
    h('th', { scope: 'row' }, h('a', { href: linkTo('containers', { id }) }, name ?? `Container ${id}`)),
    h('td', {}, pill(...OF_CONTAINERS[step]), why && h('p', { class: 'why' }, why))))));
