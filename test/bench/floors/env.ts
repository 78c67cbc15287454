import type { Row } from './row';

export type FloorsEnv = { Bindings: { DB: D1Database; ROW: DurableObjectNamespace<Row> } };
