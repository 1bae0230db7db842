// eslint-disable-next-line omnipresence/arrows -- the fake org behind the Apex mocks
export { createApexWatchOrg as createWatchOrg } from '../../presenceGatewayApex/__tests__/apexWatchOrg';
