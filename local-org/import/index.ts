export { importFile, storedImport, type StoredImport } from './import-file.ts';
export { readImportedUsers } from './users.ts';
