import { patch, post } from '../core/api.js';
import { list, memoryInput } from '../core/format.js';
import { checkPairs, pairLines, pairsOf } from '../core/pairs.js';
import { openForm } from '../parts/form.js';
import { toast } from '../parts/notices.js';
import { optionGroups, optionInputs, optionsOf } from './application-options.js';
import { changesOf, filled } from './bodies.js';
import { constraintInputs, constraintsOf, placementFields } from './constraints.js';
import { healthGroup, healthInputs, healthOf } from './healthcheck.js';
import { logGroup, loggingOf, logInputs } from './log-options.js';
import { restartGroup, restartInputs, restartOf } from './restart.js';

/** Adds an application, or edits the given one. */
export function openApplicationForm({ applications, application, onSaved }) {
  const before = inputsOf(application ?? { is_enabled: true }, applications);
  openForm({
    title: application ? `Edit ${application.name}` : 'Add an application',
    intro: application ? 'Containers that run already keep what they were started with.' : '',
    fields: fields(before, applications.rows.filter(other => other.id !== application?.id)),
    submitLabel: application ? 'Save' : 'Add application',
    busyLabel: application ? 'Saving…' : 'Adding…',
    submit: async values => onSaved(await (application ? save(application, values, before) : add(values))),
  });
}

async function add(values) {
  const application = await post('/applications', filled(bodyOf(values)));
  toast(`${application.name} is in the library.`);
  return application;
}

async function save(application, values, before) {
  const saved = await patch(`/applications/${application.id}`, changesOf(bodyOf(values, application), bodyOf(before, application)));
  toast(`${saved.name} is saved.`);
  return saved;
}

/** An application as the form shows it. */
function inputsOf(application, applications) {
  const names = list(application.dependencies).map(dependency => applications.byId(dependency)?.name ?? dependency);
  return {
    name: application.name ?? '',
    docker_image: application.docker_image ?? '',
    exposed_ports: list(application.exposed_ports).join(', '),
    dependencies: names.join(', '),
    memory: String(memoryInput(application.memory)),
    cpus: String(application.cpus ?? ''),
    environment: pairLines(application.environment),
    is_enabled: application.is_enabled !== false,
    ...constraintInputs(application.constraints ?? {}),
    ...optionInputs(application),
    ...healthInputs(application.healthcheck),
    ...logInputs(application.logging),
    ...restartInputs(application.restart),
  };
}

/** What the form shows as the API takes it; an emptied limit is null. */
function bodyOf(inputs, application) {
  return {
    name: inputs.name,
    docker_image: inputs.docker_image,
    is_enabled: inputs.is_enabled,
    exposed_ports: list(inputs.exposed_ports).join(','),
    dependencies: list(inputs.dependencies).join(','),
    memory: inputs.memory || null,
    cpus: inputs.cpus === '' ? null : Number(inputs.cpus),
    environment: pairsOf(inputs.environment),
    constraints: constraintsOf(inputs),
    ...optionsOf(inputs),
    healthcheck: healthOf(inputs, application?.healthcheck),
    logging: loggingOf(inputs),
    restart: restartOf(inputs),
  };
}

const checkCores = text => (text === '' || Number(text) > 0 ? '' : 'A number of cores above 0, for example 0.5.');

const fields = (inputs, others) => [
  { name: 'name', label: 'Name', value: inputs.name, required: 'Give the application a name, for example ghost-blog.', placeholder: 'ghost-blog' },
  { name: 'docker_image', label: 'Docker image', value: inputs.docker_image, required: 'Which image shall run?', placeholder: 'ghost:5' },
  { name: 'exposed_ports', label: 'Ports', isOptional: true, value: inputs.exposed_ports, width: 'half', placeholder: '80, 443/udp', hint: 'Inside the container; 8080:80 also fixes the node’s port' },
  {
    name: 'dependencies',
    label: 'Needs',
    isOptional: true,
    value: inputs.dependencies,
    width: 'half',
    placeholder: others.slice(0, 2).map(other => other.name).join(', '),
    hint: 'Applications that must be healthy first',
  },
  { name: 'memory', label: 'Memory', isOptional: true, value: inputs.memory, width: 'half', placeholder: '256m', hint: 'Bytes, or with k, m or g' },
  { name: 'cpus', label: 'CPU cores', isOptional: true, value: inputs.cpus, width: 'half', inputmode: 'decimal', placeholder: '0.5', check: checkCores },
  { name: 'environment', label: 'Environment', isOptional: true, type: 'textarea', value: inputs.environment, placeholder: 'NODE_ENV=production', hint: 'One NAME=value per line', check: checkPairs },
  placementFields(inputs, others),
  healthGroup(inputs),
  restartGroup(inputs),
  ...optionGroups(inputs),
  logGroup(inputs),
  { name: 'is_enabled', label: 'May be launched', type: 'checkbox', value: inputs.is_enabled },
];
