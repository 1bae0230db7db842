import type { ResolvedObject } from '../../schema/types.ts';
import type { FieldPath, FromClause } from '../ast.ts';
import { malformed, refusal } from '../refusal.ts';
import type { Column, Source } from './bound.ts';
import { nameObject } from './name-object.ts';

/** Objects as the caller meets them: version, features, object and field access already applied. */
export interface ObjectScope {
  object(name: string): ResolvedObject | undefined;
}

const relationshipLevels = 5;
const looksLike = (kind: string, suffix: string, name: string): string =>
  `If you are attempting to use a custom ${kind}, be sure to append the '${suffix}' after the ${name} name. ` +
  'Please reference your WSDL or the describe call for the appropriate names.';

/** The objects of one query, found by path, and the columns on them. */
export class Sources {
  readonly root: Source;
  readonly #text: string;
  readonly #scope: ObjectScope;
  readonly #rootNames: ReadonlySet<string>;
  readonly #all: Source[] = [];
  readonly #aliases: string;
  #subqueries = 0;

  constructor(text: string, from: FromClause, scope: ObjectScope, aliases = 't') {
    this.#text = text;
    this.#scope = scope;
    this.#aliases = aliases;
    const object = scope.object(from.name);
    if (!object) {
      const reason = `sObject type '${from.name}' is not supported. ${looksLike('object', '__c', 'entity')}`;
      throw refusal(text, from.at, 'INVALID_TYPE', reason);
    }
    this.#rootNames = new Set([object.name.toLowerCase(), (from.alias ?? object.name).toLowerCase()]);
    this.root = this.#add({ alias: `${aliases}0`, object });
  }

  get all(): readonly Source[] {
    return this.#all;
  }

  /** The objects of a subquery. */
  ofSubquery(from: FromClause): Sources {
    this.#subqueries += 1;
    return new Sources(this.#text, from, this.#scope, `s${this.#subqueries}_`);
  }

  #add(source: Source): Source {
    this.#all.push(source);
    return source;
  }

  #parent(child: Source, name: string, at: number): Source {
    const reference = child.object.relationships.get(name.toLowerCase());
    const known = this.#all.find(
      ({ parent }) => parent?.child === child && parent.reference.name === reference?.name,
    );
    if (known) return known;
    const [object, ...others] = (reference?.referenceTo ?? []).flatMap(
      (target) => this.#scope.object(target) ?? [],
    );
    if (!reference?.relationshipName || !object) {
      const reason = `Didn't understand relationship '${name}' in field path. ${looksLike('relationship', '__r', 'custom relationship')}`;
      throw refusal(this.#text, at, 'INVALID_FIELD', reason);
    }
    const parent = { child, reference, relationship: reference.relationshipName };
    const alias = `${this.#aliases}${this.#all.length}`;
    if (reference.referenceTo.length === 1) return this.#add({ alias, object, parent });
    const variants = [object, ...others].map((each, index) => ({ alias: `${alias}_${index}`, object: each }));
    return this.#add({ alias, object: nameObject([object, ...others]), parent, variants });
  }

  /** The column of a path. Throws OrgError INVALID_FIELD where a name on it is not there for this caller. */
  column({ names, at }: FieldPath): Column {
    const [first = '', ...others] = names;
    const qualified =
      others.length > 0 &&
      this.#rootNames.has(first.toLowerCase()) &&
      !this.root.object.relationships.has(first.toLowerCase());
    const path = qualified ? others : names;
    const relationships = path.slice(0, -1);
    if (relationships.length > relationshipLevels) {
      throw malformed(this.#text, at, `a path may follow at most ${relationshipLevels} relationships`);
    }
    const source = relationships.reduce((child, name) => this.#parent(child, name, at), this.root);
    const name = path.at(-1) ?? '';
    const field = source.object.fields.get(name.toLowerCase());
    if (field) return { source, field };
    const reason = `No such column '${name}' on entity '${source.object.name}'. ${looksLike('field', '__c', 'custom field')}`;
    throw refusal(this.#text, at, 'INVALID_FIELD', reason);
  }
}
