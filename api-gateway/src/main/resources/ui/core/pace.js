/** Background refreshes take turns here, so that a burst of events costs at most four requests a second. */

const GAP_MS = 250;
let nextTurn = 0;

export function turn() {
  const now = performance.now();
  const start = Math.max(now, nextTurn);
  nextTurn = start + GAP_MS;
  return wait(start - now);
}

export function wait(ms) {
  return new Promise(resolve => setTimeout(resolve, ms));
}
