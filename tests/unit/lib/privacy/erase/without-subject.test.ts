import { describe, expect, it } from 'vitest';
import { erasePlan } from '@/lib/privacy/erase/erase-plan';
import type { Json } from '@/lib/domain/shared/json';
import { coldEntry, entity, heldFrom } from '../../../../support/privacy/held';

const asha = '0190a000-0001-7000-8000-000000000001';
const ravi = '0190a000-0001-7000-8000-000000000002';
const label = '0190a000-0001-7000-8000-000000000009';
const identities = { 'phone:+919864012345#typed': ['0'.repeat(28)] };
const held = heldFrom({
  hot: { contacts: [entity(asha, { name: 'Asha', identities }), entity(ravi, { name: 'Ravi' })] },
  cold: {},
});
const plan = erasePlan(held, asha)!;
const unlabel = (id: string): Json => ({ op: 'remove', table: 'contacts', id, element: label });
const was = (value: Json): Json => ({ existed: true, value });

function leftOf(d: { readonly [field: string]: Json }) {
  return plan.leftOfCold(coldEntry('history', entity('h1', { at: 1, command: 'label.delete', ...d })));
}

describe('a recorded change that touched several customers', () => {
  it('keeps the steps about the others, each with what was there before', () => {
    const left = leftOf({
      operations: [unlabel(asha), unlabel(ravi)],
      before: [was('hers'), was('his')],
    });
    expect(left?.entity.d).toEqual({
      at: 1,
      command: 'label.delete',
      operations: [unlabel(ravi)],
      before: [was('his')],
    });
  });

  it('goes whole where it is filed under the erased customer or only about them', () => {
    const both = { operations: [unlabel(asha), unlabel(ravi)], before: [was(1), was(2)] };
    expect(leftOf({ ...both, contactId: asha })).toBeNull();
    expect(leftOf({ operations: [unlabel(asha)], before: [was(1)] })).toBeNull();
  });

  it('goes whole where its steps cannot be told apart, or a trace of the customer would stay', () => {
    const operations = [unlabel(asha), unlabel(ravi)];
    expect(leftOf({ operations, before: [] })).toBeNull();
    expect(leftOf({ operations, before: [was(1), was({ from: 'phone:+919864012345' })] })).toBeNull();
    expect(leftOf({ operations: [unlabel(asha), 'merged with her'], before: [was(1), was(2)] })).toBeNull();
  });

  it('stays as it is where it names nobody who goes', () => {
    const d = { operations: [unlabel(ravi)], before: [was('his')] };
    expect(leftOf(d)?.entity.d).toMatchObject(d);
  });
});
