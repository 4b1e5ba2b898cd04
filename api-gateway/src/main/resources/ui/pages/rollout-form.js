import { get, post } from '../core/api.js';
import { count } from '../core/format.js';
import { h } from '../parts/dom.js';
import { openForm } from '../parts/form.js';
import { tryOut } from '../parts/tryout.js';
import { openRollout } from './rollout.js';
import { updateBody, updateFields } from './update-form.js';

const UNDER_WAY = 'RUNNING,STOPPING,CANCELLING';

/** Updates all containers of an application, a few at a time; while that is under way, shows how far it is. */
export async function openRolloutForm(application) {
  const { id, name } = application;
  const [underWay] = await get('/rollouts', { application: id, state: UNDER_WAY });
  if (underWay) {
    openRollout(name, await get(`/rollouts/${underWay.id}`));
    return;
  }
  openForm({
    title: `Roll out to ${name}`,
    intro: 'Its containers are updated to what the application says now, a few at a time. One that is not healthy in time goes back to what it ran.',
    fields: [...updateFields(application), ...PACE],
    tool: dryRun(id),
    submitLabel: 'Roll out',
    busyLabel: 'Beginning…',
    submit: async values => begun(name, await post(`/applications/${id}/rollout`, bodyOf(values))),
  });
}

const PACE = [
  { name: 'max_parallel', label: 'At a time', isOptional: true, width: 'half', inputmode: 'numeric', placeholder: '1', hint: 'Containers' },
  { name: 'max_failures', label: 'May fail', isOptional: true, width: 'half', inputmode: 'numeric', placeholder: '0', hint: 'Containers; one more stops it' },
];

/** After the form has closed, so that the focus goes back to where it was. */
const begun = (name, rollout) => setTimeout(() => openRollout(name, rollout));

/** What the API expects as a number stays text when it is none: the API says so. */
const numberOf = text => (text === '' || Number.isNaN(Number(text)) ? text : Number(text));

const bodyOf = values => ({
  ...updateBody(values),
  ...(values.max_parallel !== '' && { max_parallel: numberOf(values.max_parallel) }),
  ...(values.max_failures !== '' && { max_failures: numberOf(values.max_failures) }),
});

const dryRun = id => tryOut({
  label: 'What would happen?',
  ask: values => post(`/applications/${id}/rollout`, { ...bodyOf(values), dry_run: true }),
  show: ({ counts: { waiting, unchanged } }) => h('p', {}, h('strong', {}, `${count(waiting, 'container')} would be updated.`), unchanged > 0 && ` ${count(unchanged, 'container')} would stay: nothing changes for them.`),
});
