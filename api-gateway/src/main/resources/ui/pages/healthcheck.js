import { KINDS } from './option-values.js';

const TIMES = ['interval', 'timeout', 'start_period'];
const WAYS = [
  ['image', 'As the image says'],
  ['test', 'By a command inside'],
  ['http', 'By HTTP, from outside'],
  ['tcp', 'By TCP, from outside'],
  ['disable', 'Not at all, even if the image can'],
];
/** What is asked from outside is deeper in the API than in the form. */
const deeper = (name, ...ways) => ways.map(way => `healthcheck.${way}.${name}`);
const field = name => `healthcheck.${name}`;
const { text, words, number } = KINDS;

/** A shell command reads as it is; words that are run without a shell are shown behind CMD. */
const shown = test => (test?.[0] === 'CMD-SHELL' ? test[1] : words.show(test));

const portOf = inputs => number.take(inputs[field('port')]);

/** What is done each way, without when: as the API takes it, and in a few words. */
const TAKEN = {
  test: (inputs, before) => ({ test: inputs[field('test')] === shown(before?.test) ? before?.test : inputs[field('test')] }),
  http: inputs => ({ http: { port: portOf(inputs), path: text.take(inputs[field('path')]), status: number.take(inputs[field('status')]) } }),
  tcp: inputs => ({ tcp: { port: portOf(inputs) } }),
};
const SAID = {
  image: () => 'the image’s own',
  test: inputs => inputs[field('test')],
  http: inputs => `HTTP, port ${inputs[field('port')]}`,
  tcp: inputs => `TCP, port ${inputs[field('port')]}`,
  disable: () => 'none',
};

const wayOf = check => WAYS.map(([way]) => way).find(way => check?.[way]) ?? 'image';

/** A health check as the form shows it. */
export function healthInputs(check) {
  return {
    [field('way')]: wayOf(check),
    [field('test')]: shown(check?.test),
    [field('port')]: number.show((check?.http ?? check?.tcp)?.port),
    [field('path')]: text.show(check?.http?.path),
    [field('status')]: number.show(check?.http?.status),
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
  const way = inputs[field('way')];
  if (way === 'disable') return { disable: true };
  const all = {
    ...TAKEN[way]?.(inputs, before),
    retries: number.take(inputs[field('retries')]),
    ...Object.fromEntries(TIMES.map(name => [name, inputs[field(name)]])),
  };
  const present = Object.entries(all).filter(([, value]) => value);
  return present.length > 0 ? Object.fromEntries(present) : null;
}

const isFor = (...ways) => values => ways.includes(values[field('way')]);
const isWatched = isFor('image', 'test', 'http', 'tcp');

export const healthGroup = inputs => ({
  group: 'Health check',
  summary: values => SAID[values[field('way')]](values),
  fields: [
    { name: field('way'), label: 'It is checked', type: 'select', options: WAYS, value: inputs[field('way')] },
    control('test', 'Command', inputs, { isFor: isFor('test'), width: 'full', placeholder: 'curl -f http://localhost/', hint: 'Run inside the container' }),
    control('port', 'Port', inputs, { isFor: isFor('http', 'tcp'), aliases: deeper('port', 'http', 'tcp'), placeholder: '80', inputmode: 'numeric', hint: 'One of its TCP ports' }),
    control('path', 'Path', inputs, { isFor: isFor('http'), aliases: deeper('path', 'http'), placeholder: '/health' }),
    control('status', 'Good answers', inputs, { isFor: isFor('http'), aliases: deeper('status', 'http'), placeholder: '200-399', hint: 'Status' }),
    control('interval', 'Every', inputs, { isFor: isWatched, placeholder: '10s' }),
    control('timeout', 'Answers within', inputs, { isFor: isWatched, placeholder: '5s' }),
    control('retries', 'Failures in a row', inputs, { isFor: isWatched, placeholder: '3', inputmode: 'numeric', hint: 'Then it is unhealthy' }),
    control('start_period', 'Time to start', inputs, { isFor: isWatched, placeholder: '10s', hint: 'Failures do not count yet' }),
  ],
});

const control = (name, label, inputs, rest) => ({ name: field(name), label, value: inputs[field(name)], width: 'half', ...rest });
