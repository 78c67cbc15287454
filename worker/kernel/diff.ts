export type Change = { field: string; before: unknown; after: unknown };

/** A value stands in the audit log as it is, or only the fact that it changed. */
export type AuditedField = 'value' | 'changed_only';

/**
 * The field-by-field difference over an allowlist: a column that nobody listed can't reach the audit log.
 * `before` null means created, `after` null means deleted.
 */
export function diff<Row extends object>(
  fields: {
    readonly [Field in keyof Row]?: { as: string; audited: AuditedField; show?: (value: Row[Field]) => unknown };
  },
  before: Row | null,
  after: Row | null,
): Change[] {
  const changes: Change[] = [];
  for (const name of Object.keys(fields) as (keyof Row)[]) {
    const field = fields[name];
    if (!field) continue;
    const was = shown(field.show, before?.[name]);
    const is = shown(field.show, after?.[name]);
    if (JSON.stringify(was) === JSON.stringify(is)) continue;
    changes.push(
      field.audited === 'value'
        ? { field: field.as, before: was, after: is }
        : { field: field.as, before: was === null ? null : '[set]', after: is === null ? null : '[changed]' },
    );
  }
  return changes;
}

function shown<Value>(show: ((value: Value) => unknown) | undefined, value: Value | undefined): unknown {
  if (value === undefined || value === null) return null;
  return show ? show(value) : value;
}
