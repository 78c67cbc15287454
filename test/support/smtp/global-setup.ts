import type { TestProject } from 'vitest/node';
import { startMailServers } from './mail-server.ts';

/** Runs real SMTP servers beside the tests, which run in workerd and reach them over loopback. */
export default async function setup(project: TestProject) {
  const servers = await startMailServers();
  project.provide('mailServers', servers.ports);
  return () => servers.close();
}
