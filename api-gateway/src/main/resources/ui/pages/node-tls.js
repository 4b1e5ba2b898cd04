import { date, dateAndTime, until } from '../core/format.js';
import { h, sub } from '../parts/dom.js';

/** Early enough to have a new certificate made. */
const WARN_MS = 30 * 86_400_000;
const PEMS = ['ca', 'cert', 'key'];
const field = name => `tls.${name}`;

/** TLS to the engine as the form shows it. Certificates and key are only written: what is there stays unless another one is given. */
export const tlsInputs = tls => ({
  'tls.is_used': Boolean(tls),
  'tls.server_name': tls?.server_name ?? '',
  'tls.verify': tls?.verify !== false,
});

/** As the API takes it; null goes back to plain HTTP. */
export function tlsOf(inputs) {
  if (!inputs['tls.is_used']) return null;
  const given = PEMS.filter(name => inputs[field(name)]).map(name => [name, inputs[field(name)]]);
  return { ...Object.fromEntries(given), server_name: inputs['tls.server_name'] || null, verify: inputs['tls.verify'] };
}

export function tlsGroup(inputs, tls) {
  const pem = (name, label, hint) => ({ name: field(name), label, type: 'textarea', rows: 2, value: '', placeholder: '-----BEGIN …', file: { accept: '.pem,.crt,.cer,.key', label: `Choose a file: ${label}` }, hint: tls?.[name] ? `Now ${words(tls[name])}. Empty keeps it.` : hint });
  return {
    group: 'TLS',
    summary: values => (values['tls.is_used'] ? 'used' : 'not used'),
    fields: [
      { name: 'tls.is_used', label: 'The engine is reached over TLS, mostly on port 2376', type: 'checkbox', value: inputs['tls.is_used'] },
      pem('ca', 'CA certificate', 'Who vouches for the engine'),
      pem('cert', 'Our certificate', 'Shown to the engine'),
      pem('key', 'Key of our certificate', tls?.cert ? 'Never shown. Empty keeps it.' : 'Never shown again'),
      { name: 'tls.server_name', label: 'Name in its certificate', value: inputs['tls.server_name'], hint: 'If it is not the Docker address' },
      { name: 'tls.verify', label: 'Verify the engine’s certificate', type: 'checkbox', value: inputs['tls.verify'] },
    ],
  };
}

const words = certificate => `${certificate.subject}, until ${date(certificate.expires_at)}`;

/** TLS of a node in its details: what is used, and how long it is valid. */
export function tlsFact(tls) {
  return [
    tls.verify ? 'verified' : h('span', { class: 'status warning' }, 'not verified: whoever answers is trusted'),
    tls.server_name && ` as ${tls.server_name}`,
    tls.expires_at && h('span', { class: 'line' }, expiry(tls.expires_at)),
    tls.ca && sub(`CA ${words(tls.ca)}`),
    tls.cert && sub(`Ours ${words(tls.cert)}`),
  ];
}

function expiry(instant) {
  const left = Date.parse(instant) - Date.now();
  if (left < 0) return h('span', { class: 'status bad' }, `Expired ${date(instant)}`);
  return h('span', { class: `status ${left < WARN_MS ? 'warning' : 'good'}`, title: dateAndTime(instant) }, `Expires in ${until(instant)}`);
}
