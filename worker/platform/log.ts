type Fields = Record<string, string | number | boolean | null>;

/** One JSON line an entry, in Elastic Common Schema field names. Never pass secrets, bodies or bound values. */
function write(level: 'info' | 'warn' | 'error', action: string, fields: Fields): void {
  const line = JSON.stringify({
    '@timestamp': new Date().toISOString(),
    'log.level': level,
    'service.name': 'latchkey',
    'event.action': action,
    ...fields,
  });
  // biome-ignore lint/suspicious/noConsole: the platform collects standard output.
  console[level](line);
}

export const log = {
  info: (action: string, fields: Fields = {}) => write('info', action, fields),
  warn: (action: string, fields: Fields = {}) => write('warn', action, fields),
  /** Names the error by type and place; messages of D1 can carry bound values, so they are cut to their first line. */
  error: (action: string, error: unknown, fields: Fields = {}) => {
    const failure = error instanceof Error ? error : new Error(String(error));
    write('error', action, {
      'error.type': failure.name,
      'error.message': (failure.message.split('\n')[0] ?? '').slice(0, 300),
      'error.stack_trace': (failure.stack ?? '').split('\n').slice(1, 6).join('\n'),
      ...fields,
    });
  },
};
