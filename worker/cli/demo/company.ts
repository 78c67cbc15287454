/** A photography house with five studios. The largest branch comes first. */
export const branches = [
  { name: 'Oslo', utcOffsetHours: 1, timezone: 'Europe/Oslo', country: 'NO', network: '192.0.2', weight: 30 },
  { name: 'Lisbon', utcOffsetHours: 0, timezone: 'Europe/Lisbon', country: 'PT', network: '198.51.100', weight: 22 },
  { name: 'Kraków', utcOffsetHours: 1, timezone: 'Europe/Warsaw', country: 'PL', network: '203.0.113', weight: 20 },
  { name: 'Athens', utcOffsetHours: 2, timezone: 'Europe/Athens', country: 'GR', network: '192.0.2', weight: 17 },
  {
    name: 'Reykjavík',
    utcOffsetHours: 0,
    timezone: 'Atlantic/Reykjavik',
    country: 'IS',
    network: '198.51.100',
    weight: 11,
  },
] as const;

export const region = 'Europe';

export interface Job {
  title: string;
  /** Keys of the system's and the studio pack's roles. */
  roles: string[];
  weight: number;
}

export const departments: { name: string; head: string; weight: number; jobs: Job[] }[] = [
  {
    name: 'Production',
    head: 'Head of production',
    weight: 40,
    jobs: [
      { title: 'Photographer', roles: ['photographer'], weight: 70 },
      { title: 'Senior photographer', roles: ['photographer', 'editor'], weight: 14 },
      { title: 'Photo assistant', roles: ['user'], weight: 16 },
    ],
  },
  {
    name: 'Post-production',
    head: 'Head of post-production',
    weight: 26,
    jobs: [
      { title: 'Photo editor', roles: ['editor'], weight: 60 },
      { title: 'Retoucher', roles: ['editor'], weight: 28 },
      { title: 'Colourist', roles: ['editor', 'viewer'], weight: 12 },
    ],
  },
  {
    name: 'Client care',
    head: 'Head of client care',
    weight: 14,
    jobs: [
      { title: 'Account manager', roles: ['viewer'], weight: 40 },
      { title: 'Booking coordinator', roles: ['user'], weight: 60 },
    ],
  },
  {
    name: 'Operations',
    head: 'Head of operations',
    weight: 9,
    jobs: [
      { title: 'Studio coordinator', roles: ['user'], weight: 60 },
      { title: 'Equipment keeper', roles: ['user'], weight: 35 },
      { title: 'Systems administrator', roles: ['admin'], weight: 2 },
      { title: 'Security engineer', roles: ['security_admin'], weight: 3 },
    ],
  },
  {
    name: 'Finance',
    head: 'Head of finance',
    weight: 6,
    jobs: [
      { title: 'Accountant', roles: ['viewer'], weight: 80 },
      { title: 'Compliance officer', roles: ['compliance_officer', 'viewer'], weight: 20 },
    ],
  },
  {
    name: 'People',
    head: 'Head of people',
    weight: 5,
    jobs: [
      { title: 'People partner', roles: ['hr_admin'], weight: 35 },
      { title: 'Recruiter', roles: ['user'], weight: 65 },
    ],
  },
];

/** Per thousand, as in a house that has run for some years. */
export const statuses = [
  ['active', 845],
  ['pending', 30],
  ['suspended', 23],
  ['inactive', 62],
  ['archived', 40],
] as const;

export type Status = (typeof statuses)[number][0];

export const devices = [
  {
    userAgent:
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Safari/605.1.15',
    os: 'macOS Catalina',
    browser: 'Safari 26',
  },
  {
    userAgent:
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/149.0.0.0 Safari/537.36',
    os: 'Windows 10',
    browser: 'Chrome 149',
  },
  {
    userAgent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:150.0) Gecko/20100101 Firefox/150.0',
    os: 'Windows 10',
    browser: 'Firefox 150',
  },
  {
    userAgent:
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Mobile/15E148 Safari/604.1',
    os: 'iOS 18.7',
    browser: 'Safari 26',
  },
  {
    userAgent:
      'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/149.0.0.0 Mobile Safari/537.36',
    os: 'Android 10',
    browser: 'Chrome 149',
  },
] as const;
