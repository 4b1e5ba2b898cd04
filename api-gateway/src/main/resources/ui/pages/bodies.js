const isEmpty = value => value === null || value === '' || (typeof value === 'object' && Object.keys(value).length === 0);

/** The body of a POST: what was left empty is left out, and the API's defaults hold. */
export const filled = body => Object.fromEntries(Object.entries(body).filter(([, value]) => !isEmpty(value)));

/** The body of a PATCH: only what the user changed, so that nobody else's change to another field is undone. */
export function changesOf(body, before) {
  return Object.fromEntries(Object.entries(body).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name])));
}
