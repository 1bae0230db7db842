const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const checksumDigits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';

/**
 * The 18-character id of the `n`th record: key prefix, `000`, nine base-62 digits, checksum. Ids of one prefix
 * sort by `n`. Throws RangeError for a prefix that has not 3 characters or an `n` that is no safe count.
 */
export function makeId(keyPrefix: string, n: number): string {
  if (!/^[0-9A-Za-z]{3}$/.test(keyPrefix)) throw new RangeError(`key prefix ${keyPrefix}`);
  if (!Number.isSafeInteger(n) || n < 0 || n >= 62 ** 9) throw new RangeError(`record number ${n}`);
  let text = '';
  let rest = n;
  for (let place = 0; place < 9; place += 1) {
    text = digits.charAt(rest % 62) + text;
    rest = Math.floor(rest / 62);
  }
  return withChecksum(`${keyPrefix}000${text}`);
}

/** An id of 15 or 18 characters as 18 characters; undefined when it has neither shape. Case of an 18-character id
 * is mended from its checksum, as the platform does. */
export function to18(id: string): string | undefined {
  if (/^[0-9A-Za-z]{15}$/.test(id)) return withChecksum(id);
  if (!/^[0-9A-Za-z]{15}[A-Za-z0-5]{3}$/.test(id)) return undefined;
  return mended(id.slice(0, 15), id.slice(15).toUpperCase());
}

/** One checksum digit per five characters: bit `i` says that character `i` is a capital letter. */
function withChecksum(id15: string): string {
  let checksum = '';
  for (let start = 0; start < 15; start += 5) {
    let bits = 0;
    for (let i = 0; i < 5; i += 1) {
      const character = id15.charAt(start + i);
      if (character >= 'A' && character <= 'Z') bits |= 1 << i;
    }
    checksum += checksumDigits.charAt(bits);
  }
  return id15 + checksum;
}

function mended(id15: string, checksum: string): string {
  let text = '';
  for (let i = 0; i < 15; i += 1) {
    const bits = checksumDigits.indexOf(checksum.charAt(Math.floor(i / 5)));
    const capital = (bits & (1 << (i % 5))) !== 0;
    const character = id15.charAt(i);
    text += capital ? character.toUpperCase() : character.toLowerCase();
  }
  return text + checksum;
}
