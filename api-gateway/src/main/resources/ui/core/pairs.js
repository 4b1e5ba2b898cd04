/** NAME=value, one a line, as text areas hold what the API has as objects. */

export const lines = text => text.split('\n').filter(line => line.trim() !== '');

/** Only the first "=" separates: values may hold anything, commas and more of them too. */
export const pairsOf = text => Object.fromEntries(lines(text).map(line =>
  [line.slice(0, line.indexOf('=')).trim(), line.slice(line.indexOf('=') + 1)]));

export const pairLines = object => Object.entries(object ?? {}).map(([name, value]) => `${name}=${value}`).join('\n');

/** A sentence about the first line that is no pair. */
export function checkPairs(text) {
  const wrong = lines(text).find(line => line.indexOf('=') < 1);
  return wrong ? `“${wrong.trim()}” is not of the form NAME=value.` : '';
}
