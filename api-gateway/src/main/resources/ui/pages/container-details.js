import { Details } from '../parts/details.js';
import { containerFacts, containerHead } from './container-facts.js';
import { DependenciesSection } from './dependencies.js';
import { GenerationsSection } from './generations.js';
import { PlacementSection } from './placement.js';
import { TimelineSection } from './timeline.js';
import { UsageSection } from './usage.js';

/** What the panel shows of one container. @param {string} asked id or name */
export const containerDetails = (app, asked) => new Details(app, {
  asked,
  kind: 'container',
  collection: app.containers,
  path: '/containers',
  names: [app.nodes, app.applications],
  head: containerHead(app),
  facts: containerFacts(app),
  sections: [new UsageSection(), new DependenciesSection(app.containers), new GenerationsSection(app.containers), new PlacementSection(), new TimelineSection()],
});
