import { cores, count, memory } from '../core/format.js';

const SOURCES = {
  explicit: () => 'as the application says',
  learned: samples => `learned from ${count(samples, 'measurement')}`,
  default: () => 'by default',
};
const sourceOf = (source, samples) => SOURCES[source]?.(samples) ?? source;

/** How much is reserved for a container, and who says so. */
export function askWords({ cpus, memory: bytes, cpus_source: ofCpus, memory_source: ofMemory, samples }) {
  if (ofCpus === ofMemory) return `Reserved for each: ${cores(cpus)} and ${memory(bytes)}, ${sourceOf(ofCpus, samples)}.`;
  return `Reserved for each: ${cores(cpus)}, ${sourceOf(ofCpus, samples)}, and ${memory(bytes)}, ${sourceOf(ofMemory, samples)}.`;
}
