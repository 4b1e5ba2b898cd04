import { list } from '../core/format.js';
import { lines } from '../core/pairs.js';

const LISTS = ['hostname_in', 'hostname_not_in', 'same_node_as', 'not_with'];
const field = name => `constraints.${name}`;

/** Constraints as the form shows them; its fields are called as the API names them in its errors. */
export function constraintInputs(constraints) {
  return {
    [field('labels')]: list(constraints.labels).join('\n'),
    [field('distinct_hosts')]: constraints.distinct_hosts === true,
    [field('spread_by')]: constraints.spread_by ?? '',
    ...Object.fromEntries(LISTS.map(name => [field(name), list(constraints[name]).join(', ')])),
  };
}

/** Constraints as the API takes them, only those that are there; null when there are none. They replace all that were before. */
export function constraintsOf(inputs) {
  const all = {
    labels: lines(inputs[field('labels')]),
    distinct_hosts: inputs[field('distinct_hosts')],
    spread_by: inputs[field('spread_by')],
    ...Object.fromEntries(LISTS.map(name => [name, list(inputs[field(name)])])),
  };
  const present = Object.entries(all).filter(([, value]) => (Array.isArray(value) ? value.length > 0 : Boolean(value)));
  return present.length > 0 ? Object.fromEntries(present) : null;
}

/** "zone == a · apart from batch" */
export function constraintWords(constraints) {
  const named = (word, name) => list(constraints?.[name]).length > 0 && `${word} ${list(constraints[name]).join(', ')}`;
  return [
    ...list(constraints?.labels),
    named('on', 'hostname_in'),
    named('not on', 'hostname_not_in'),
    constraints?.distinct_hosts && 'one a node',
    named('beside', 'same_node_as'),
    named('apart from', 'not_with'),
    constraints?.spread_by && `spread by ${constraints.spread_by}`,
  ].filter(Boolean).join(' · ');
}

/** The group of fields about where containers may run. */
export function placementFields(inputs, others) {
  const text = (name, label, rest) => ({ name: field(name), label, value: inputs[field(name)], width: 'half', ...rest });
  const names = others.slice(0, 1).map(other => other.name).join('');
  return {
    group: 'Placement',
    summary: values => constraintWords(constraintsOf(values)) || 'on any node',
    fields: [
      text('labels', 'Rules on labels', { type: 'textarea', width: 'full', rows: 2, placeholder: 'zone == a', hint: 'One per line, all must hold: zone == a, disk != hdd, rack in r1,r2' }),
      text('hostname_in', 'Only on', { placeholder: 'docker-01, docker-02', hint: 'Host names of nodes' }),
      text('hostname_not_in', 'Never on', { placeholder: 'docker-03', hint: 'Host names of nodes' }),
      text('same_node_as', 'Beside', { placeholder: names, hint: 'Only where these applications run' }),
      text('not_with', 'Apart from', { placeholder: names, hint: 'Never where these applications run' }),
      text('spread_by', 'Spread by', { placeholder: 'zone', hint: 'Evenly over this label’s values, as room allows' }),
      { name: field('distinct_hosts'), label: 'Never two on one node', type: 'checkbox', width: 'half', value: inputs[field('distinct_hosts')] },
    ],
  };
}
