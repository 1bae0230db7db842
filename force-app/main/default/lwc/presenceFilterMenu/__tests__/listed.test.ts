import { listedOf } from '../listed';

const choices = (count: number, checked = -1) =>
  Array.from({ length: count }, (_, index) => ({
    value: String(index),
    label: `Équipe ${index}`,
    count: 1,
    checked: index === checked,
  }));

describe('choices', () => {
  it('are all listed while they are few, whatever is typed', () => {
    expect(listedOf(choices(12), 'x')).toEqual({ choices: choices(12), findable: false, more: 0 });
  });

  it('are found by the words of their names, case and diacritics aside', () => {
    const found = listedOf(choices(40), ' equipe 7');
    expect(found.choices.map(({ label }) => label)).toEqual([
      'Équipe 7',
      'Équipe 17',
      'Équipe 27',
      'Équipe 37',
    ]);
    expect(listedOf(choices(40), 'zebra').choices).toEqual([]);
  });

  it('beyond sixty are counted, but for the one that is on', () => {
    const { choices: listed, more } = listedOf(choices(500, 400), '');
    expect([listed.length, more, listed.at(-1)?.value]).toEqual([61, 439, '400']);
  });
});
