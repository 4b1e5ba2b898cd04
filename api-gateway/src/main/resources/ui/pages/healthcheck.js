import { KINDS } from './option-values.js';

const TIMES = ['interval', 'timeout', 'start_period'];
const field = name => `healthcheck.${name}`;
const { words, number } = KINDS;

/** A shell command reads as it is; words that are run without a shell are shown behind CMD. */
const shown = test => (test?.[0] === 'CMD-SHELL' ? test[1] : words.show(test));

/** A health check as the form shows it. */
export function healthInputs(check) {
  return {
    [field('disable')]: check?.disable === true,
    [field('test')]: shown(check?.test),
    [field('retries')]: number.show(check?.retries),
    ...Object.fromEntries(TIMES.map(name => [field(name), check?.[name] ?? ''])),
  };
}

/**
 * A health check as the API takes it: it replaces all that was before; null leaves it to the image.
 *
 * @param before the check that was there: a command that was not touched goes back as it came
 */
export function healthOf(inputs, before) {
  if (inputs[field('disable')]) return { disable: true };
  const text = inputs[field('test')];
  const all = {
    test: text === shown(before?.test) ? before?.test : text,
    retries: number.take(inputs[field('retries')]),
    ...Object.fromEntries(TIMES.map(name => [name, inputs[field(name)]])),
  };
  const present = Object.entries(all).filter(([, value]) => value);
  return present.length > 0 ? Object.fromEntries(present) : null;
}

export const healthGroup = inputs => ({
  group: 'Health check',
  summary: values => (values[field('disable')] ? 'none' : values[field('test')] || 'the image’s own'),
  fields: [
    text('test', 'Command', inputs, { width: 'full', placeholder: 'curl -f http://localhost/', hint: 'Run inside the container; the image’s own if empty' }),
    text('interval', 'Every', inputs, { placeholder: '30s' }),
    text('timeout', 'Answers within', inputs, { placeholder: '30s' }),
    text('retries', 'Failures in a row', inputs, { placeholder: '3', inputmode: 'numeric', hint: 'Then it is unhealthy' }),
    text('start_period', 'Time to start', inputs, { placeholder: '10s', hint: 'Failures do not count yet' }),
    { name: field('disable'), label: 'No health check, even if the image has one', type: 'checkbox', value: inputs[field('disable')] },
  ],
});

const text = (name, label, inputs, rest) => ({ name: field(name), label, value: inputs[field(name)], width: 'half', ...rest });
