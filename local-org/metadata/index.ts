export { deploy, type DeployOptions } from './deploy.ts';
export { readResult, type DeployMessage, type DeployResult } from './deploy-result.ts';
export { kinds, kindOfType, parentOfType } from './kinds.ts';
export { createMetadataStore, type MetadataStore, type StoredComponent } from './store.ts';
