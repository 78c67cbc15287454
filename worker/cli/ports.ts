import { createServer } from 'node:net';

/** @throws with what to do about it when something listens there already, or may not. */
export async function assertPortIsFree(port: number): Promise<void> {
  for (const host of ['127.0.0.1', '::1']) {
    const code = await refusal(port, host);
    if (code === 'EADDRINUSE')
      throw new Error(`Port ${port} is taken. Stop what uses it, or choose another: PORT=8790 npm start`);
    if (code === 'EACCES')
      throw new Error(`Port ${port} needs more rights than this account has. Choose one above 1023.`);
  }
}

export function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const probe = createServer().once('error', failed);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        if (address && typeof address === 'object') done(address.port);
        else failed(new Error('No port is free.'));
      });
    });
  });
}

/** The error code with which the system refuses the port on that address, or nothing. */
function refusal(port: number, host: string): Promise<string | undefined> {
  return new Promise((done) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => done(error.code));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => done(undefined)));
  });
}
