/** What the Apex source says of one method that components may call. */

export interface ApexParameter {
  readonly name: string;
  /** As Apex spells it, without spaces: `Datetime`, `List<Id>`. */
  readonly type: string;
}

/** Where a bind's value goes. A collection's slot takes in its whole condition, `Id IN :ids`, because SOQL has no
 * empty list: without members the condition itself is replaced. */
export type Slot =
  | { readonly kind: 'value'; readonly parameter: string }
  | {
      readonly kind: 'members';
      readonly parameter: string;
      readonly field: string;
      readonly negated: boolean;
    };

export interface SelectedField {
  /** `['User', 'Name']` for `User.Name`; `['StatusEndDate']` for `MAX(StatusEndDate) lastEnd`. */
  readonly path: readonly string[];
  /** Upper case: `MAX`. Absent for a plain field. */
  readonly aggregate?: string;
  readonly alias?: string;
  /** `FIELDS(STANDARD)`: whichever fields the org has and the user may read. */
  readonly standard?: true;
}

export interface SoqlTemplate {
  readonly object: string;
  readonly fields: readonly SelectedField[];
  readonly grouped: boolean;
  /** Text and slots in order. Their source text is the method's, its runs of white space made one space. */
  readonly parts: readonly (string | Slot)[];
}

interface MethodFacts {
  readonly className: string;
  readonly name: string;
  readonly file: string;
  readonly line: number;
  readonly parameters: readonly ApexParameter[];
  readonly cacheable: boolean;
}

export interface QueryMethod extends MethodFacts {
  readonly form: 'query';
  readonly soql: SoqlTemplate;
  /** Names of the page's two fields: the server's clock and the rows. */
  readonly timeField: string;
  readonly rowsField: string;
}

export interface PlatformCallMethod extends MethodFacts {
  readonly form: 'platform call';
  /** `Database.getUpdated(…).getIds()`: a name in the list of platform calls. */
  readonly call: string;
  /** In the order of the call. */
  readonly arguments: readonly CallArgument[];
}

export type CallArgument = { readonly parameter: string } | { readonly text: string };

export type ApexMethod = QueryMethod | PlatformCallMethod;

export interface ApexClass {
  readonly name: string;
  readonly file: string;
  readonly methods: readonly ApexMethod[];
}

/** One thing that keeps a class from being run here. Lines count from 1, columns from 0. */
export interface FormProblem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** Thrown when a class holds a method of a form that the preview cannot run exactly as an org would. */
export class ApexFormError extends Error {
  override readonly name = 'ApexFormError';
  readonly problems: readonly FormProblem[];

  constructor(problems: readonly FormProblem[]) {
    super(problems.map((p) => `${p.file}:${p.line}: ${p.message}`).join('\n'));
    this.problems = problems;
  }
}
