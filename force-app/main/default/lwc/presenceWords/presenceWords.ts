export { agentWords, clockText, elapsedText, loadText, spanText } from './agentWords';
export type { AgentWords } from './agentWords';
export type { Mark } from './marks';
export { keptForAMinute } from './kept';
