import { z } from '@/lib/catalogue/zod';
import { identityArgs } from '@/lib/messaging/contract/queries';
import { failed, ok, type Result } from '@/lib/domain/shared/result';
import { isKeptOut } from '@/lib/model/kept-out';
import { ownCommands } from './commands';
import type { Root } from './root';
import type { Runner } from './run-command';

const observed = z.strictObject({
  facts: z
    .array(
      z.strictObject({
        identities: z.array(identityArgs).max(10),
        kind: z.enum(['person', 'business', 'group', 'unknown']),
        title: z.string().max(2_000),
        openedAt: z.int().nonnegative(),
      }),
    )
    .max(50),
});

/**
 * Takes what the page showed. Facts that belong to no saved contact are looked up and forgotten; nothing is
 * written for them, and the answer does not tell which those were.
 */
export async function observe(
  { root, runner }: { readonly root: Root; readonly runner: Runner },
  args: unknown,
): Promise<Result<null, 'refused' | 'closed'>> {
  await root.gate.ready;
  if (root.gate.now() !== 'open') return failed('closed');
  const parsed = observed.safeParse(args);
  if (!parsed.success) {
    root.log.note('refused-observe');
    return failed('refused');
  }
  const opened = await root.open();
  if (!opened.ok) return failed('closed');
  for (const fact of parsed.data.facts) {
    // Opening and writing take time; a person who paused meanwhile is not written past.
    if (root.gate.now() !== 'open') return failed('closed');
    const { model } = opened.value;
    const known = fact.identities.some((identity) => model.holders(identity).length > 0);
    if (known || isKeptOut(model, fact.identities)) await runner.runOwn(ownCommands.observe, { fact });
  }
  return ok(null);
}
