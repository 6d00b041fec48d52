import type { PolicyNews } from '@/lib/messaging/contract/policy';
import type { Model } from '@/lib/model/model';

/** A newer policy as a release told it. */
interface ToldPolicy extends Pick<PolicyNews, 'version' | 'effective' | 'material' | 'changes'> {
  /** Of its text. */
  readonly sha256: string;
}

/**
 * How things stand with a newer privacy policy. One that changes what was agreed to pauses what the program does by
 * itself from the day it is in force until a person agrees; what a person does by hand, the team's work, export and
 * erasing go on whatever they answer.
 */
export function policyNews(model: Model | null, notice: ToldPolicy, now: number): PolicyNews {
  const { version, effective, material, changes } = notice;
  const answer = model === null ? 'none' : answerTo(model, notice);
  const isInForce = new Date(now).toISOString().slice(0, 10) >= effective;
  return {
    version,
    effective,
    material,
    changes,
    answer,
    pauses: material && isInForce && answer !== 'agreed',
  };
}

/** The last answer to this text or a later one. */
function answerTo(model: Model, { version, sha256 }: ToldPolicy): PolicyNews['answer'] {
  const answers = [...model.tables.consents.rows()]
    .filter(({ d }) => d.policyVersion > version || (d.policyVersion === version && d.policyHash === sha256))
    .sort((a, b) => b.d.at - a.d.at);
  const [last] = answers;
  if (last === undefined) return 'none';
  return last.d.choice === 'accepted' ? 'agreed' : 'declined';
}
