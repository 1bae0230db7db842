export { readExportRows } from './exportCalls';
export { createApexGateway } from './gateway';
export { createApexRulesGateway } from './rulesGateway';
export { createApexSettingsGateway } from './settingsCalls';
export type { SettingRecord, SettingsGateway } from './settingsCalls';
export { createApexTeamGateway } from './teamGateway';
export { createApexWatchGateway } from './watchGateway';
export { toGatewayError } from './errors';
