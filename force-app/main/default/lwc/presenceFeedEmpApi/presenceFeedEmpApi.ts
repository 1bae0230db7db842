export { createChangeEventsFeed } from './changeEvents';
export type { ChangeEventsOptions } from './changeEvents';
export { createPushTopicFeed } from './pushTopic';
