CREATE TABLE people (id TEXT PRIMARY KEY NOT NULL, c01 TEXT NOT NULL, c02 TEXT, c03 TEXT, c04 TEXT, c05 TEXT, c06 TEXT, c07 TEXT, c08 TEXT,
  c09 TEXT, c10 TEXT, c11 TEXT, c12 TEXT, c13 TEXT, c14 INTEGER, c15 INTEGER, c16 INTEGER, c17 INTEGER, c18 INTEGER, c19 INTEGER);
CREATE INDEX people_by_c01 ON people (c01, id);
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000)
INSERT INTO people SELECT printf('01939f2a-7c1e-7b52-9a30-%012x', i), 'Sofia Horvath ' || (i * 7919 % 10000), 'sofia' || i || '@bench.example', 'Sofia',
  'Horvath', 'active', 'en', 'Europe/Oslo', 'dashboard', 'Photographer', 'Halden', 'Studio', '+4791234567', 'none', i, i, i, i, i, i FROM n;
