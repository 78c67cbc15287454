import { run } from './sql';

const AT_ONCE = 20_000;

/**
 * Many users as rows, made by the database itself: names, statuses and times differ. Ids end in the number, from 1; every
 * fifth never signed in.
 */
export async function aCrowd(size: number): Promise<void> {
  for (let made = 0; made < size; made += AT_ONCE) {
    await run(INSERT, made + 1, Math.min(size, made + AT_ONCE));
  }
  await run('ANALYZE');
}

const START = Date.UTC(2026, 0, 1);

// D1 binds numbers as reals, hence the cast. 7919 and 104729 are primes: values are spread, and not in the order of the ids.
const INSERT = `
WITH RECURSIVE numbers(n) AS (SELECT CAST(?1 AS INTEGER) UNION ALL SELECT n + 1 FROM numbers WHERE n < ?2)
INSERT INTO users (id, email, email_key, username, username_key, first_name, last_name, display_name, name_key, job_title, employee_code,
  status, status_changed_at, search_text, created_at, updated_at, last_login_at)
SELECT printf('01900000-0000-7000-9000-%012d', n), 'c' || n || '@crowd.example', 'c' || n || '@crowd.example', 'c' || n, 'c' || n,
  'Crowd', printf('%06d', n * 7919 % 1000003), 'Crowd ' || printf('%06d', n * 7919 % 1000003), 'crowd ' || printf('%06d', n * 7919 % 1000003),
  CASE WHEN n % 3 = 0 THEN NULL ELSE 'Job ' || n % 50 END, 'C-' || n,
  CASE WHEN n % 20 = 0 THEN 'suspended' WHEN n % 10 = 0 THEN 'pending' WHEN n % 7 = 0 THEN 'inactive' WHEN n % 50 = 1 THEN 'archived' ELSE 'active' END,
  ${START}, 'crowd ' || printf('%06d', n * 7919 % 1000003) || ' c' || n || '@crowd.example',
  ${START} + n * 104729 % 1000003, ${START} + n * 7919 % 1000003, CASE WHEN n % 5 = 0 THEN NULL ELSE ${START} + n * 7919 % 999983 END
FROM numbers`;
