import { describe, expect, it } from 'vitest';
import { forgottenUntil } from '../../../durable-objects/policy-log-policy';

describe('policy log', () => {
  it('remembers a change for two minutes', () => {
    expect(forgottenUntil(500_000)).toBe(380_000);
  });
});
