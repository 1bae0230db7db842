const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';

/** An id with 18 characters, the last three saying which of each five are upper case; undefined for what is none. */
export function to18(id: string): string | undefined {
  if (!/^[A-Za-z0-9]{15}([A-Za-z0-9]{3})?$/.test(id)) return undefined;
  const short = id.slice(0, 15);
  const suffix = [0, 5, 10].map((start) => {
    const bits = [...short.slice(start, start + 5)].map((letter, n) => (/[A-Z]/.test(letter) ? 2 ** n : 0));
    return DIGITS.charAt(bits.reduce<number>((sum, bit) => sum + bit, 0));
  });
  return `${short}${suffix.join('')}`;
}
