import { FileProblem } from '../xml.ts';

/** Metadata API guide, fullName: letters, digits and underscores, beginning with a letter, no two underscores together
 * and none at the end, at most `longest` characters. Throws FileProblem. */
export function assertApiName(name: string, longest: number): void {
  if (!/^[A-Za-z](_?[A-Za-z0-9])*$/.test(name) || name.length > longest) {
    throw new FileProblem(
      `The API name ${name} can only contain underscores and alphanumeric characters. It must begin with a letter, not ` +
        `end with an underscore, not contain two consecutive underscores, and have at most ${longest} characters`,
    );
  }
}
