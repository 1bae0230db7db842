/** One of the five characters of a checksum block, as a bit: whether `character` is a capital letter. */
const capital = (character: string, bit: number): string =>
  `(CASE WHEN ${character} BETWEEN 'A' AND 'Z' THEN ${1 << bit} ELSE 0 END)`;

/** An id of 18 characters: three that an expression gives behind the prefix, nine of the record, and their checksum. */
function derivedId(prefix: string, middle: string, record: string): string {
  const text = `'${prefix}' || ${middle} || substr(${record}, 7, 9)`;
  const block = (start: number): string => {
    const bits = [0, 1, 2, 3, 4].map((place) => capital(`substr(${text}, ${start + place}, 1)`, place));
    return `substr('ABCDEFGHIJKLMNOPQRSTUVWXYZ012345', 1 + ${bits.join(' + ')}, 1)`;
  };
  // The last five characters are the record's own.
  return `${text} || ${block(1)} || ${block(6)} || substr(${record}, 18, 1)`;
}

const select = (columns: Readonly<Record<string, string>>, from: string): string =>
  `SELECT ${Object.entries(columns)
    .map(([name, value]) => `${value} AS "${name}"`)
    .join(', ')} FROM ${from}`;

/**
 * UserServicePresenceShare: an owner's row of every record, a row for every rule that speaks of its owner, and the rows made
 * by hand. Only those are kept; a million others are implied. `ParentOwnerId` is no field: who sees a record sees its shares.
 * The rule's last two characters tell its rows apart from another's.
 */
export function shareView(prefix: string): string {
  const of = (id: string, rest: Readonly<Record<string, string>>): Readonly<Record<string, string>> => ({
    Id: id,
    IsDeleted: 'p."IsDeleted"',
    ...rest,
    ParentId: 'p."Id"',
    ParentOwnerId: 'p."OwnerId"',
  });
  const owner = of(derivedId(prefix, `'00o'`, 'p."Id"'), {
    LastModifiedDate: 'p."CreatedDate"',
    LastModifiedById: 'p."CreatedById"',
    UserOrGroupId: 'p."OwnerId"',
    AccessLevel: `'All'`,
    RowCause: `'Owner'`,
  });
  const rule = of(derivedId(prefix, `'r' || substr(r."Id", 14, 2)`, 'p."Id"'), {
    LastModifiedDate: 'r."LastModifiedDate"',
    LastModifiedById: 'r."LastModifiedById"',
    UserOrGroupId: 'r."UserOrGroupId"',
    AccessLevel: 'r."AccessLevel"',
    RowCause: `'Rule'`,
  });
  const manual = of('s."Id"', {
    LastModifiedDate: 's."LastModifiedDate"',
    LastModifiedById: 's."LastModifiedById"',
    UserOrGroupId: 's."UserOrGroupId"',
    AccessLevel: 's."AccessLevel"',
    RowCause: `'Manual'`,
  });
  const presence = '"UserServicePresence" p';
  const ruled = `${presence} JOIN local_group_user m ON m.user_id = p."OwnerId"
    JOIN "UserServicePresenceOwnerSharingRule" r ON r."GroupId" = m.group_id`;
  return [
    select(owner, presence),
    select(rule, ruled.replace(/\s+/g, ' ')),
    select(manual, `local_share s JOIN ${presence} ON p."Id" = s."ParentId"`),
  ].join(' UNION ALL ');
}
