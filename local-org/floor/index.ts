export { localPassword, readDemoUsers, type DemoUser } from './demo-users.ts';
export { startFloor, type Floor, type FloorClock, type FloorOptions, type FloorScheduler } from './live.ts';
export { floorStandsAt } from './stored-floor.ts';
export { isSeeded, seedOrg, type SeedOptions } from './seed-org.ts';
