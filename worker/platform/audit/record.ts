import { type AuditType, auditLog, type NewAuditRow } from '../../db/schema/audit';
import type { Change } from '../../kernel/diff';
import { fold } from '../../kernel/fold';
import { newId } from '../../kernel/ids';
import type { Actor, Ctx } from '../context';

export type AuditTarget = { type: string; id: string | null; name: string | null };

/** What a command says of its change; actor, origin, reason and time come from the context. */
export type AuditDraft = {
  action: string;
  type: AuditType;
  target: AuditTarget;
  changes?: Change[];
  /** Overrides, for records of what somebody did elsewhere or earlier. */
  id?: string;
  at?: number;
  actor?: Actor;
  origin?: Ctx['origin'] | null;
  reason?: Ctx['reason'];
  method?: string;
  sessionId?: string | null;
  sessionDurationSeconds?: number;
  operationId?: string;
};

const USER_AGENT_MAX_CHARACTERS = 512;
const SEARCH_TEXT_MAX_CHARACTERS = 4000;

export function auditRow(ctx: Ctx, draft: AuditDraft): NewAuditRow {
  const actor = draft.actor ?? ctx.actor;
  const origin = draft.origin === undefined ? ctx.origin : draft.origin;
  const { reasonCode, comment } = draft.reason ?? ctx.reason;
  const changes = draft.changes ?? [];
  const row = {
    id: draft.id ?? newId(),
    at: draft.at ?? ctx.now,
    action: draft.action,
    type: draft.type,
    actorId: actor.id,
    actorName: actor.name,
    actorType: actor.type,
    onBehalfOfId: actor.onBehalfOf?.id ?? null,
    onBehalfOfName: actor.onBehalfOf?.name ?? null,
    targetType: draft.target.type,
    targetId: draft.target.id,
    targetName: draft.target.name,
    changes,
    reasonCode,
    comment,
    ip: origin?.ip ?? null,
    userAgent: origin?.userAgent?.slice(0, USER_AGENT_MAX_CHARACTERS) ?? null,
    country: origin?.location?.country ?? null,
    city: origin?.location?.city ?? null,
    sessionId: draft.sessionId === undefined ? (ctx.caller?.session.id ?? null) : draft.sessionId,
    requestId: origin?.requestId ?? null,
    operationId: draft.operationId ?? null,
    method: draft.method ?? null,
    sessionDurationSeconds: draft.sessionDurationSeconds ?? null,
  };
  return { ...row, searchText: searchText(row) };
}

function searchText(row: Omit<NewAuditRow, 'searchText'>): string {
  const parts = [
    row.action,
    row.type,
    row.actorName,
    row.actorId,
    row.onBehalfOfName,
    row.onBehalfOfId,
    row.targetName,
    row.targetId,
    row.targetType,
    row.reasonCode,
    row.comment,
    row.ip,
    row.userAgent,
    row.country,
    row.city,
    row.method,
    row.requestId,
    ...row.changes.flatMap((change) => [change.field, plain(change.before), plain(change.after)]),
  ];
  return fold(parts.filter((part) => typeof part === 'string' && part !== '').join(' ')).slice(
    0,
    SEARCH_TEXT_MAX_CHARACTERS,
  );
}

function plain(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

export function insertAudit(ctx: Ctx, drafts: AuditDraft[]) {
  return drafts.map((draft) => ctx.db.insert(auditLog).values(auditRow(ctx, draft)).onConflictDoNothing());
}
