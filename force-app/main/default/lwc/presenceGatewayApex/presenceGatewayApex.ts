export { createApexGateway } from './gateway';
export { createApexSettingsGateway } from './settingsCalls';
export type { SettingRecord, SettingsGateway } from './settingsCalls';
export { createApexWatchGateway } from './watchGateway';
export { toGatewayError } from './errors';
