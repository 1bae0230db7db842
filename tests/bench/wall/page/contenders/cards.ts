import { grid } from './grid';

export const contender = grid({ density: 'cards', tag: 'c-presence-card', drawsAtLeast: 20 });
