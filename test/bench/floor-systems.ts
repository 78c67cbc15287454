import { CONNECTIONS, eachOf, type Floor } from './system.ts';

const PEOPLE = 10_000;
const objects = Array.from({ length: CONNECTIONS }, (_, index) => `object-${index}`);
const people = Array.from({ length: PEOPLE }, (_, index) => (index + 1).toString(16).padStart(12, '0'));

export const floors: Floor[] = [
  { name: 'hello', next: () => ({ path: '/hello' }) },
  { name: 'do', next: eachOf(objects, (name) => ({ path: `/do/${name}` })) },
  { name: 'do, writing', next: eachOf(objects, (name) => ({ path: `/do-writing/${name}` })) },
  { name: 'd1', next: eachOf(people, (id) => ({ path: `/d1/01939f2a-7c1e-7b52-9a30-${id}` })) },
  { name: 'page', next: () => ({ path: '/page' }) },
  { name: 'hash', next: () => ({ path: '/hash' }) },
  { name: 'sign', next: () => ({ path: '/sign' }) },
];
