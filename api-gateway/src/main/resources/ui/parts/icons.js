import { svg } from './svg.js';

/** Line icons on a 16 px grid, drawn in the colour of the text beside them. */
const PATHS = {
  add: 'M8 3v10M3 8h10',
  close: 'M4 4l8 8M12 4l-8 8',
  edit: 'M3 13l.7-3L10.5 3.2a1.2 1.2 0 0 1 1.7 0l.6.6a1.2 1.2 0 0 1 0 1.7L6 12.3z',
  launch: 'M5 3.5v9l7.5-4.5z',
  start: 'M5 3.5v9l7.5-4.5z',
  stop: 'M4 4h8v8H4z',
  restart: 'M12.6 6A5 5 0 1 0 13 8.6M13 2.8V6H9.8',
  update: 'M8 13V4M4.5 7.5L8 4l3.5 3.5M4 2h8',
  cancel: 'M8 2.5a5.5 5.5 0 1 1 0 11a5.5 5.5 0 0 1 0-11zM4.2 4.2l7.6 7.6',
  remove: 'M3 4.5h10M6.3 4.5V3h3.4v1.5M4.5 4.5l.6 8.5h5.8l.6-8.5M6.8 7v3.5M9.2 7v3.5',
  disable: 'M6 4v8M10 4v8',
  enable: 'M8 3v5M5 4.7a4.6 4.6 0 1 0 6 0',
  logs: 'M3 4h10M3 7h7M3 10h9M3 13h5',
  adopt: 'M8 2.5V9M5 6.5L8 9.5l3-3M3 9.5v3.5h10V9.5',
  release: 'M8 9.5V2.5M5 5l3-3 3 3M3 9.5v3.5h10V9.5',
  rollout: 'M4 8.5l4-4 4 4M4 12.5l4-4 4 4',
  pull: 'M8 2.5v7M5 7l3 3 3-3M3 13h10',
  prune: 'M8 2.5L13.5 5v6L8 13.5 2.5 11V5zM2.5 5L8 7.5 13.5 5M8 7.5v6',
  files: 'M2.5 12.5v-9h4l1.5 2h5.5v7z',
  console: 'M3.5 5l3 3-3 3M8.5 11.5h4.5',
  search: 'M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM10.4 10.4L13.5 13.5',
  open: 'M9.5 3H13v3.5M13 3L7.5 8.5M11 9.5V13H3V5h3.5',
};

export const icon = name => svg('svg', { viewBox: '0 0 16 16', class: 'icon', 'aria-hidden': 'true' }, svg('path', { d: PATHS[name] }));
