import { type Query, query, rows } from '../../db/client';
import { invitations } from '../../db/schema/identities';
import type { Ctx } from '../../platform/context';
import { countUpToMax } from '../../platform/query/count';
import { and, type Condition, orderingOf, type Page, params } from '../../platform/query/page';
import type { InvitationState, InvitationView } from './schemas';

type ViewRow = Omit<InvitationView, 'roles'> & { roles: string };

const SELECT_VIEW = `SELECT invitations.id, invitations.email, invited_by, users.display_name AS inviter, invitations.created_at,
    invitations.expires_at, accepted_at, revoked_at,
    (SELECT json_group_array(json_object('id', roles.id, 'name', roles.name)) FROM json_each(role_ids) JOIN roles ON roles.id = value) AS roles
  FROM invitations JOIN users ON users.id = invited_by`;

const SORTS = {
  created_at: { sql: 'invitations.created_at', nullable: false },
  email: { sql: 'invitations.email_key', nullable: false },
  expires_at: { sql: 'invitations.expires_at', nullable: false },
};

const STATE_SQL: Record<InvitationState, string> = {
  accepted: 'accepted_at IS NOT NULL',
  revoked: 'accepted_at IS NULL AND revoked_at IS NOT NULL',
  expired: 'accepted_at IS NULL AND revoked_at IS NULL AND invitations.expires_at <= ?1',
  open: 'accepted_at IS NULL AND revoked_at IS NULL AND invitations.expires_at > ?1',
};

export async function pageOfInvitations(ctx: Ctx, page: Page, states: readonly InvitationState[] | undefined) {
  const { orderBy, after, limit, offset } = orderingOf(page, SORTS, 'invitations.id');
  const chosen = states?.length ? states : (Object.keys(STATE_SQL) as InvitationState[]);
  // The time is asked for in each query, so that the parameters stand in the same places whatever is chosen.
  const where: Condition = {
    sql: `WHERE ?1 > 0 AND (${chosen.map((state) => `(${STATE_SQL[state]})`).join(' OR ')})`,
    params: [ctx.now],
  };
  const more = after ? [after] : [];
  const found = await rows<ViewRow>(
    ctx.sql,
    query(
      `${SELECT_VIEW} ${where.sql} ${and(more)} ORDER BY ${orderBy} LIMIT ? OFFSET ?`,
      ...where.params,
      ...params(more),
      limit + 1,
      offset,
    ),
  );
  const total = await countUpToMax(ctx, query(`SELECT 1 FROM invitations ${where.sql}`, ...where.params));
  return { found: found.map(toView), total };
}

export async function findInvitation(ctx: Ctx, id: string): Promise<InvitationView | null> {
  const [row] = await rows<ViewRow>(ctx.sql, query(`${SELECT_VIEW} WHERE invitations.id = ?`, id));
  return row ? toView(row) : null;
}

/** While it can be accepted; whoever sent it must still be in a position to. */
export async function findOpenByToken(ctx: Ctx, tokenHash: string): Promise<InvitationView | null> {
  const [row] = await rows<ViewRow>(
    ctx.sql,
    query(
      `${SELECT_VIEW} WHERE token_hash = ? AND ${OPEN} AND users.status = 'active' AND users.deleted_at IS NULL`,
      tokenHash,
      ctx.now,
    ),
  );
  return row ? toView(row) : null;
}

const OPEN = 'accepted_at IS NULL AND revoked_at IS NULL AND invitations.expires_at > ?';

function toView({ roles, ...row }: ViewRow): InvitationView {
  // The JSON is the statement's own.
  return { ...row, roles: JSON.parse(roles) as InvitationView['roles'] };
}

export function insertInvitation(ctx: Ctx, row: typeof invitations.$inferInsert) {
  return ctx.db.insert(invitations).values(row);
}

/** A row when there is an open invitation for the address already. */
export function openFor(ctx: Ctx, emailKey: string): Query {
  return query(`SELECT 1 FROM invitations WHERE email_key = ? AND ${OPEN}`, emailKey, ctx.now);
}

export function accountOf(emailKey: string): Query {
  return query('SELECT 1 FROM users WHERE email_key = ? AND deleted_at IS NULL', emailKey);
}

/** A row when the invitation can no longer be accepted. */
export function overtaken(ctx: Ctx, id: string): Query {
  return query(`SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM invitations WHERE id = ? AND ${OPEN})`, id, ctx.now);
}

/** A row when it was accepted or revoked: an expired one can be sent again. */
export function settled(id: string): Query {
  return query('SELECT 1 FROM invitations WHERE id = ? AND (accepted_at IS NOT NULL OR revoked_at IS NOT NULL)', id);
}

export function markAccepted(ctx: Ctx, id: string): Query {
  return query('UPDATE invitations SET accepted_at = ? WHERE id = ?', ctx.now, id);
}

export function markRevoked(ctx: Ctx, id: string): Query {
  return query('UPDATE invitations SET revoked_at = ? WHERE id = ?', ctx.now, id);
}

/** A new nonce makes a new link of it, and the earlier one stops working. */
export function renew(
  id: string,
  to: { nonce: string; tokenHash: string; expiresAt: number; invitedBy: string },
): Query {
  return query(
    'UPDATE invitations SET nonce = ?, token_hash = ?, expires_at = ?, invited_by = ? WHERE id = ?',
    to.nonce,
    to.tokenHash,
    to.expiresAt,
    to.invitedBy,
    id,
  );
}
