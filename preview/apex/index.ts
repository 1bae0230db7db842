export { answer } from './answer.ts';
export { bind } from './bind.ts';
export { emitApexTypes, type FieldTypeOf } from './emit-types.ts';
export {
  errorCodeOf,
  isNetworkError,
  lightningError,
  noSuchMethod,
  classDenied,
  type LightningError,
} from './errors.ts';
export { createOrgClient, isSessionLost, type OrgClient, type RunningUser } from './org-client.ts';
export { readClass, readClasses } from './read.ts';
export { createRights, type Rights } from './rights.ts';
export { run } from './run.ts';
export {
  ApexFormError,
  type ApexClass,
  type ApexMethod,
  type FormProblem,
  type QueryMethod,
  type SoqlTemplate,
} from './types.ts';
