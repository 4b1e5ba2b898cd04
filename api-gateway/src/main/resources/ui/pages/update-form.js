import { post } from '../core/api.js';
import { checkPairs, pairsOf } from '../core/pairs.js';
import { openForm } from '../parts/form.js';
import { toast } from '../parts/notices.js';
import { filled } from './bodies.js';

const ORDERS = [
  ['automatic', 'The new one first, where there is room'],
  ['start_first', 'The new one first'],
  ['stop_first', 'The old one is stopped first'],
];

/** Replaces a container by a new generation of what its application says now, with what differs from it here. */
export function openUpdateForm({ containers, applications }, { id, name, application_id: applicationId }) {
  openForm({
    title: `Update ${name}`,
    intro: 'It is replaced by a new generation, from its application as it is now. If that is not healthy in time, kDaemon goes back to the present one.',
    fields: updateFields(applications.byId(applicationId)),
    submitLabel: 'Update',
    busyLabel: 'Updating…',
    submit: async values => {
      containers.put([await post(`/containers/${id}/update`, updateBody(values))]);
      toast(`${name} will be updated.`);
    },
  });
}

/** What the API expects as a number stays text when it is none: the API says so. */
export const updateBody = values => filled({
  docker_image: values.docker_image,
  environment: pairsOf(values.environment),
  order: values.order,
  healthy_within: values.healthy_within === '' ? '' : Number(values.healthy_within) || values.healthy_within,
});

/** Of an update of one container or of many. */
export const updateFields = application => [
  { name: 'docker_image', label: 'Docker image', isOptional: true, placeholder: application?.docker_image, hint: 'Empty: the application’s' },
  { name: 'environment', label: 'Environment', isOptional: true, type: 'textarea', rows: 2, placeholder: 'NODE_ENV=staging', hint: 'One NAME=value per line, beside the application’s or instead of them', check: checkPairs },
  { name: 'order', label: 'In which order', type: 'select', value: 'automatic', options: ORDERS },
  { name: 'healthy_within', label: 'Healthy within', isOptional: true, width: 'half', inputmode: 'numeric', placeholder: '120', hint: 'Seconds' },
];
