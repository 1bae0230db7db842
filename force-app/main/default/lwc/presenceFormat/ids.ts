const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';

/** An id of 15 characters in its form of 18, whose last three tell which of the others are capitals; anything else as
 * it is (platform guide: record ids). */
export function fullId(id: string): string {
  if (id.length !== 15) return id;
  const ending = [0, 5, 10].map((from) => {
    const capitals = [...id.slice(from, from + 5)].reduce(
      (sum, letter, at) => sum + (letter >= 'A' && letter <= 'Z' ? 2 ** at : 0),
      0,
    );
    return letters[capitals] ?? '';
  });
  return id + ending.join('');
}
