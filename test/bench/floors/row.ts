import { DurableObject } from 'cloudflare:workers';

/** A Durable Object with one row. */
export class Row extends DurableObject {
  constructor(ctx: DurableObjectState, env: Cloudflare.Env) {
    super(ctx, env);
    ctx.storage.sql.exec('CREATE TABLE IF NOT EXISTS row (id INTEGER PRIMARY KEY, value INTEGER NOT NULL) STRICT');
    ctx.storage.sql.exec('INSERT OR IGNORE INTO row (id, value) VALUES (1, 0)');
  }

  read(): number {
    return this.ctx.storage.sql.exec<{ value: number }>('SELECT value FROM row WHERE id = 1').one().value;
  }

  write(): number {
    return this.ctx.storage.sql
      .exec<{ value: number }>('UPDATE row SET value = value + 1 WHERE id = 1 RETURNING value')
      .one().value;
  }
}
