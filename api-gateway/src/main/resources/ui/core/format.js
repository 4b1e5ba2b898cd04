/** How values of the API read on the page. */

const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];
const STEPS = [[60, 's', 1], [3_600, 'min', 60], [86_400, 'h', 3_600], [Infinity, 'd', 86_400]];

/** "12 s ago"; clocks of servers may be ahead of ours, so the near future is now too. */
export function ago(instant, now = Date.now()) {
  const seconds = Math.round((now - Date.parse(instant)) / 1000);
  return seconds < 2 ? 'just now' : `${span(seconds)} ago`;
}

/** How long it is until then: "12 d". */
export const until = (instant, now = Date.now()) => span(Math.max(0, (Date.parse(instant) - now) / 1000));

function span(seconds) {
  const [, unit, size] = STEPS.find(([limit]) => seconds < limit);
  return `${Math.floor(seconds / size)} ${unit}`;
}

export const dateAndTime = instant => new Date(instant).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'medium' });

export const date = instant => new Date(instant).toLocaleDateString(undefined, { dateStyle: 'medium' });

export const hourAndMinute = instant => new Date(instant).toLocaleTimeString(undefined, { hour: 'numeric', minute: '2-digit' });

export const clockTime = instant => new Date(instant).toLocaleTimeString();

const PRECISE = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit', fractionalSecondDigits: 3, hour12: false });

/** For lines that follow each other quickly. */
export const preciseTime = instant => PRECISE.format(new Date(instant));

/** Memory arrives as bytes or as the user wrote it ("256m"). */
export function memory(value) {
  if (isMissing(value)) return '';
  if (!Number.isFinite(Number(value))) return String(value);
  let amount = Number(value);
  let unit = 0;
  while (amount >= 1024 && unit < UNITS.length - 1) {
    amount /= 1024;
    unit += 1;
  }
  return `${number(amount)} ${UNITS[unit]}`;
}

/** The short form that forms take: 268435456 becomes "256m". */
export function memoryInput(value) {
  if (isMissing(value) || !Number.isFinite(Number(value))) return value ?? '';
  const [suffix, size] = [['g', 2 ** 30], ['m', 2 ** 20], ['k', 2 ** 10]].find(([, size]) => value % size === 0) ?? ['', 1];
  return `${value / size}${suffix}`;
}

export const cores = value => (isMissing(value) ? '' : count(number(Number(value)), 'core'));

export const count = (amount, noun) => `${amount} ${noun}${Number(amount) === 1 ? '' : 's'}`;

/** Lists arrive as arrays, comma-separated text or nothing. */
export function list(value) {
  if (Array.isArray(value)) return value.map(String);
  return isMissing(value) ? [] : String(value).split(',').map(part => part.trim()).filter(Boolean);
}

export function address(host, port) {
  if (isMissing(host)) return '';
  const isIpv6 = host.includes(':') && !host.includes('/') && !host.startsWith('[');
  return isMissing(port) || Number(port) === 0 ? host : `${isIpv6 ? `[${host}]` : host}:${port}`;
}

/** The URL when a browser may follow it, else null: a reported `javascript:` address must stay text. */
export function webUrl(text) {
  const url = parsedUrl(text);
  return url && ['http:', 'https:'].includes(url.protocol) ? url.href : null;
}

function parsedUrl(text) {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}

const isMissing = value => value === null || value === undefined || value === '';

export const number = value => String(Number(Number(value).toFixed(value < 10 ? 2 : 1)));

/** A share of 1 as "12 %". */
export const percent = share => `${Number((100 * share).toFixed(share < 0.1 ? 1 : 0))} %`;
