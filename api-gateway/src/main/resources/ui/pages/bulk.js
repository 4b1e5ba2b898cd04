import { post } from '../core/api.js';
import { count } from '../core/format.js';
import { confirm } from '../parts/dialog.js';
import { h } from '../parts/dom.js';
import { openForm } from '../parts/form.js';
import { toast } from '../parts/notices.js';
import { stateLabel } from '../parts/status.js';
import { tryOut } from '../parts/tryout.js';

const ACTIONS = [['', 'Choose…'], ['stop', 'Stop them'], ['start', 'Start them'], ['restart', 'Restart them'], ['remove', 'Remove them']];
const DONE = { stop: 'stopped', start: 'started', restart: 'restarted', remove: 'removed' };
const REASONS_SHOWN = 8;
const IDS_AT_MOST = 1000;

/** One wish for all containers that the filters of the list show. @param shown the rows that the search leaves of what is loaded */
export function openBulkForm(app, { search, ...query }, shown) {
  const selector = search ? { ids: shown.map(({ id }) => id).slice(0, IDS_AT_MOST) } : query;
  const words = search ? `${count(selector.ids.length, 'container')} found by “${search}”` : `all containers ${wordsOf(app, query)}`;
  const onDone = () => app.containers.reload({ pace: undefined });
  openForm({
    title: 'Do with all of these',
    intro: `Meant: ${words}.`,
    fields: [
      { name: 'action', label: 'What', type: 'select', options: ACTIONS, value: '', required: 'Choose what to do.' },
      { name: 'grace', label: 'Time to end', isOptional: true, width: 'half', inputmode: 'numeric', placeholder: '10', hint: 'Seconds, then they are killed' },
    ],
    tool: dryRun(selector),
    submitLabel: 'Carry out',
    busyLabel: 'Carrying out…',
    submit: values => carryOut(values, selector, onDone),
  });
}

function wordsOf({ applications, nodes }, { application, node, status }) {
  return [
    application && `of ${applications.byId(application)?.name ?? `application ${application}`}`,
    node && `on ${nodes.byId(node)?.hostname ?? `node ${node}`}`,
    status && `in state ${stateLabel(status).toLowerCase()}`,
  ].filter(Boolean).join(' ');
}

const bodyOf = ({ action, grace }, selector) => ({ action, selector, ...(grace !== '' && { grace: Number(grace) || grace }) });

async function carryOut(values, selector, onDone) {
  if (values.action === 'remove' && !await isMeant(selector)) throw new Error('Nothing was removed.');
  const result = await post('/containers/bulk', bodyOf(values, selector));
  toast(`${count(result.accepted, 'container')} will be ${DONE[result.action]}.${result.is_complete ? '' : ' There are more of them: do it again.'}`);
  onDone();
}

async function isMeant(selector) {
  const { accepted } = await post('/containers/bulk', { action: 'remove', selector, dry_run: true });
  return confirm({ title: `Remove ${count(accepted, 'container')}?`, text: 'They are stopped and deleted on their nodes. What they wrote inside themselves is lost. This cannot be undone.', yes: 'Remove them' });
}

const dryRun = selector => tryOut({
  label: 'What would happen?',
  ask: values => post('/containers/bulk', { ...bodyOf(values, selector), dry_run: true }),
  show: content,
});

function content({ action, accepted, is_complete: isComplete, results }) {
  const idle = results.filter(({ reason }) => reason);
  return [
    h('p', {}, h('strong', {}, `${count(accepted, 'container')} would be ${DONE[action]}.`), isComplete ? '' : ' There are more; one request takes on a thousand.'),
    idle.length > 0 && h('p', {}, `Nothing is to be done for ${idle.length}:`),
    idle.length > 0 && h('ul', { class: 'plain-list' },
      idle.slice(0, REASONS_SHOWN).map(({ name, reason }) => h('li', { class: 'sub' }, `${name}: ${reason}`)),
      idle.length > REASONS_SHOWN && h('li', { class: 'sub' }, `and ${idle.length - REASONS_SHOWN} more`)),
  ];
}
