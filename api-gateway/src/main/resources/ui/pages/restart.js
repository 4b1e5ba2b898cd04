const POLICIES = [
  ['always', 'Always'],
  ['on-failure', 'If it failed'],
  ['no', 'Not at all'],
];
const USUAL = 'always';
const ON_FAILURE = 'on-failure';
const MOST = 'restart.most';

/** A restart policy as the form shows it: `on-failure:3` is two fields. */
export function restartInputs(policy = USUAL) {
  const [mode, most = ''] = policy.split(':');
  return { restart: mode, [MOST]: most };
}

/** A restart policy as the API takes it. */
export const restartOf = inputs => (inputs.restart === ON_FAILURE && inputs[MOST] ? `${ON_FAILURE}:${inputs[MOST]}` : inputs.restart);

export const restartGroup = inputs => ({
  group: 'When it ends by itself',
  summary: values => (values.restart === USUAL ? 'as usual' : restartOf(values)),
  fields: [
    { name: 'restart', label: 'It is brought back', type: 'select', width: 'half', options: POLICIES, hint: 'To fail is to end with an exit code other than 0', value: inputs.restart },
    { name: MOST, label: 'How often in a row', isFor: values => values.restart === ON_FAILURE, width: 'half', inputmode: 'numeric', placeholder: '5', hint: 'Then it is given up', value: inputs[MOST] },
  ],
});
