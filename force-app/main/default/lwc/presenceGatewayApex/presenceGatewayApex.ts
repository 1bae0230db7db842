export { createApexGateway } from './gateway';
export { toGatewayError } from './errors';
