import { list, memoryInput } from '../core/format.js';
import { lines, pairLines, pairsOf } from '../core/pairs.js';

/** How values of the API look in a form (`show`) and become values again (`take`); what is emptied is null. */
const orNull = value => (value === '' ? null : value);
const quoted = word => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`);

/** What is no number is sent as it is: the API says what it expects. */
const numberOf = text => (text === '' || Number.isNaN(Number(text)) ? orNull(text) : Number(text));

const ulimitLine = ([name, { soft, hard }]) => `${name}=${soft === hard ? soft : `${soft}:${hard}`}`;

function ulimitOf(text) {
  const [soft, hard] = text.split(':').map(part => numberOf(part.trim()));
  return hard === undefined ? soft : { soft, hard };
}

export const KINDS = {
  text: { show: value => value ?? '', take: orNull },
  flag: { show: value => value === true, take: value => value },
  number: { show: value => String(value ?? ''), take: numberOf },
  size: { show: value => String(memoryInput(value)), take: orNull },
  list: { show: value => list(value).join(', '), take: list },
  lines: { show: value => list(value).join('\n'), take: text => lines(text).map(line => line.trim()) },
  pairs: { show: pairLines, take: pairsOf },
  words: { show: words => (words ?? []).map(quoted).join(' '), take: orNull },
  ulimits: {
    show: limits => Object.entries(limits ?? {}).map(ulimitLine).join('\n'),
    take: text => Object.fromEntries(Object.entries(pairsOf(text)).map(([name, limit]) => [name, ulimitOf(limit)])),
  },
};
