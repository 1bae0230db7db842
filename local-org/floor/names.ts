import type { Draw } from './draw.ts';

export interface PersonName {
  readonly first: string;
  readonly last: string;
}

const first = (
  'Aisha Aleksander Amara Ana Anders Anneliese Antoine Arjun Ayumi Beatriz Björn Carlos Chidi Chloé Dagny Daniel ' +
  'Darius Deepika Diego Elif Emeka Emily Ewa Farah Fatima Felix Fernanda Gabriel Grace Hana Hassan Henrik Hiroshi ' +
  'Ifeoma Ines Ingrid Isaac Jana Jiho João Jonas Julia Kaito Kamala Karim Katarzyna Kwame Lars Layla Leila Liam ' +
  'Linh Lucía Łukasz Maja Malik Marek María Mateo Mehmet Mei Mia Miguel Minh Naledi Nadia Nikolai Noah Nuria Olga ' +
  'Oluwaseun Omar Paulo Petra Priya Rafael Ravi Rosa Saanvi Samuel Sana Sandeep Sara Seo-yeon Sofia Søren Tariq ' +
  'Thandiwe Theo Tomasz Ulrike Valentina Victor Wei Xavier Yara Yusuf Zoë Zuzana'
).split(' ');

const last = (
  'Abdullah Achterberg Adeyemi Alvarez Andersson Baker Banerjee Bergström Bianchi Bondarenko Boateng Brandt Castillo ' +
  'Chen Chowdhury Costa Dąbrowski Delgado Demir Dubois Eriksen Fernandes Fischer Fofana Fontaine García Gruber Gupta ' +
  'Haddad Hansen Hernández Hoffmann Ibrahim Ivanova Iyer Jansen Johansson Jovanović Kaplan Karlsson Keller Kim ' +
  'Kowalski Kumar Laurent Lindqvist López Mahlangu Marchetti Mbeki Meyer Moreau Müller Mwangi Nakamura Nguyen Novák ' +
  'O’Connor Okafor Oliveira Osei Öztürk Park Patel Pereira Petrov Quispe Rahman Ramírez Reyes Rossi Saito Santos ' +
  'Schneider Sharma Silva Singh Sørensen Suzuki Takahashi Tan Teixeira Thompson Torres Tremblay Van-Dijk Varga ' +
  'Vasquez Wagner Walker Watanabe Weber Wójcik Yamamoto Yıldız Zhang Zieliński'
).split(' ');

/** Made up: two of these lists joined at random. Namesakes happen, as they do among a thousand people. */
export function drawName(draw: Draw): PersonName {
  return { first: draw.pick(first), last: draw.pick(last).replace('-', ' ') };
}
