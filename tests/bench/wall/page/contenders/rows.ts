import { grid } from './grid';

export const contender = grid({ density: 'rows', tag: 'c-presence-row', drawsAtLeast: 20 });
