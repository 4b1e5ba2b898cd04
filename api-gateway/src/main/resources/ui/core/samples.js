/** The latest samples of what a container uses, and what they say as points over time. */
export class Samples {
  #kept = [];
  #spanMs;

  constructor({ minutes }) {
    this.#spanMs = minutes * 60_000;
  }

  get latest() {
    return this.#kept.at(-1) ?? null;
  }

  add(samples) {
    this.#kept.push(...samples.map(sample => ({ ...sample, at: Date.parse(sample.at) })));
    const oldest = this.latest.at - this.#spanMs;
    this.#kept = this.#kept.filter(({ at }) => at >= oldest);
  }

  /** [milliseconds since 1970, value] each, of a value that is what it is at a moment. */
  levels(name) {
    return this.#kept.map(sample => [sample.at, sample[name]]);
  }

  /** The same of a counter, as what it grew by in a second. One that fell was begun anew: there is no point for it. */
  rates(name) {
    return this.#kept.slice(1)
      .map((sample, position) => [sample.at, (1000 * (sample[name] - this.#kept[position][name])) / (sample.at - this.#kept[position].at)])
      .filter(([, rate]) => rate >= 0 && Number.isFinite(rate));
  }
}
