export { createApexGateway } from './gateway';
export { createApexWatchGateway } from './watchGateway';
export { toGatewayError } from './errors';
