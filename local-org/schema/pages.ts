import type { Source } from './types.ts';

/** A page of the object reference, read as of API 67.0; of User and ObjectPermissions an edition of 63.0 or later. */
export function objectReference(page: string): Source {
  return { grade: 'documented', where: `object reference: ${page}` };
}

/** A page of the field reference, which gives labels, lengths and digits. */
export function fieldReference(page: string): Source {
  return { grade: 'documented', where: `field reference: ${page}` };
}

/** No page gives it. */
export function onlyDescribeTells(object: string): Source {
  return { grade: 'unverified', where: `describe of ${object} in an org` };
}

/** Of an object whose page names who may access it and does not speak of owners or sharing. */
export const accessWithoutSharing: Source = {
  grade: 'inferred',
  where: 'from its page, which names who may access it and no sharing',
};
