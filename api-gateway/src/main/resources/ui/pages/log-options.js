import { checkPairs, pairLines, pairsOf } from '../core/pairs.js';

/** Where output goes, as the form shows it. */
export const logInputs = logging => ({ 'logging.driver': logging?.driver ?? '', 'logging.options': pairLines(logging?.options) });

/** As the API takes it; null is the bounded default. */
export function loggingOf(inputs) {
  const driver = inputs['logging.driver'];
  const options = pairsOf(inputs['logging.options']);
  const present = { ...(driver && { driver }), ...(Object.keys(options).length > 0 && { options }) };
  return Object.keys(present).length > 0 ? present : null;
}

export const logGroup = inputs => ({
  group: 'Logs',
  summary: values => values['logging.driver'] || (values['logging.options'] && 'json-file, other bounds') || 'json-file, bounded',
  fields: [
    { name: 'logging.driver', label: 'Driver', value: inputs['logging.driver'], width: 'half', placeholder: 'json-file' },
    { name: 'logging.options', label: 'Options', type: 'textarea', rows: 2, value: inputs['logging.options'], placeholder: 'max-size=10m', hint: 'One name=value per line', check: checkPairs },
  ],
});
