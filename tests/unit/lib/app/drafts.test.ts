import { describe, expect, it } from 'vitest';
import { Drafts, joined } from '@/lib/app/drafts';
import { settled } from '@/tests/support/app/fake-hub';
import { TestClock } from '@/tests/support/builders/test-clock';

interface Saved {
  readonly key: string;
  readonly contactId: string | undefined;
  readonly body: string;
}

function desk() {
  const clock = new TestClock();
  const saved: Saved[] = [];
  const answers: { refuse: boolean } = { refuse: false };
  const drafts = new Drafts(
    (draft) => {
      saved.push(draft);
      return Promise.resolve(!answers.refuse);
    },
    clock,
    new AbortController().signal,
  );
  const body = (key: string) => drafts.texts.getState()[key]?.body ?? '';
  return { clock, saved, answers, drafts, body };
}
const to = (key: string, contactId?: string) => ({ key, contactId });

describe('drafts', () => {
  it('saves 300 ms after the last key, once', async () => {
    const { clock, saved, drafts } = desk();
    drafts.learn(to('a'), '');
    for (const text of ['h', 'he', 'hel']) {
      drafts.type(to('a'), text);
      clock.move(200);
    }
    expect(saved).toEqual([]);
    clock.move(100);
    await settled();
    expect(saved).toEqual([{ key: 'a', contactId: undefined, body: 'hel' }]);
    expect(drafts.texts.getState()['a']).toEqual({ body: 'hel', kept: true });
  });

  it('keeps the text of one chat out of every other, whatever is typed when', () => {
    const { drafts, body, clock } = desk();
    for (const key of ['note:phone:+1', 'note:phone:+2']) drafts.learn(to(key), '');
    drafts.type(to('note:phone:+1'), 'for one');
    drafts.flush('note:phone:+1');
    drafts.type(to('note:phone:+2'), 'for two');
    clock.move(1_000);
    expect([body('note:phone:+1'), body('note:phone:+2')]).toEqual(['for one', 'for two']);
  });

  it('restores what was stored, and joins it with what was typed before it was known', async () => {
    const { drafts, body, saved, clock } = desk();
    drafts.learn(to('quiet'), 'stored');
    expect(body('quiet')).toBe('stored');
    drafts.type(to('fast'), 'typed');
    clock.move(1_000);
    await settled();
    expect(saved).toEqual([]);
    drafts.learn(to('fast'), 'stored');
    expect(body('fast')).toBe('stored\ntyped');
    clock.move(300);
    await settled();
    expect(saved).toEqual([{ key: 'fast', contactId: undefined, body: 'stored\ntyped' }]);
  });

  it('writes what was typed before the stored text was known when the page goes', () => {
    const { drafts, saved } = desk();
    drafts.type(to('a'), 'typed');
    drafts.flush('a');
    expect(saved).toEqual([]);
    drafts.flushAll();
    expect(saved).toEqual([{ key: 'a', contactId: undefined, body: 'typed' }]);
  });

  it('is not put back by an answer that was on its way while a key was pressed', async () => {
    const { drafts, body, clock } = desk();
    drafts.learn(to('a'), '');
    drafts.type(to('a'), 'abc');
    clock.move(300);
    drafts.learn(to('a'), 'ab');
    await settled();
    drafts.type(to('a'), 'abcd');
    drafts.learn(to('a'), 'abc');
    expect(body('a')).toBe('abcd');
  });

  it('takes over what another window wrote while this one rests', () => {
    const { drafts, body } = desk();
    drafts.learn(to('a'), 'one');
    drafts.learn(to('a'), 'two');
    expect(body('a')).toBe('two');
  });

  it('goes along when the chat is saved, in front of nothing that was there', async () => {
    const { drafts, body, saved } = desk();
    drafts.learn(to('note:phone:+1'), '');
    drafts.learn(to('note:c1', 'c1'), '');
    drafts.type(to('note:phone:+1'), 'half a');
    drafts.move('note:phone:+1', to('note:c1', 'c1'));
    await settled();
    expect([body('note:phone:+1'), body('note:c1')]).toEqual(['', 'half a']);
    expect(saved).toContainEqual({ key: 'note:c1', contactId: 'c1', body: 'half a' });
  });

  it('empties the box while its text is added and gives it back when that fails', async () => {
    const { drafts, body } = desk();
    drafts.learn(to('a'), 'text');
    let answer: (done: boolean) => void = () => undefined;
    const handed = drafts.hand(to('a'), () => new Promise((resolve) => (answer = resolve)));
    expect(body('a')).toBe('');
    drafts.type(to('a'), 'next');
    drafts.learn(to('a'), 'text');
    expect(body('a')).toBe('next');
    answer(false);
    await handed;
    expect(body('a')).toBe('text\nnext');
  });

  it('does not write an added text back as a draft', async () => {
    const { drafts, saved, clock } = desk();
    drafts.learn(to('a'), '');
    drafts.type(to('a'), 'text');
    const seen = await new Promise((resolve) => {
      void drafts.hand(to('a'), (text) => {
        resolve(text);
        return Promise.resolve(true);
      });
    });
    await settled();
    clock.move(1_000);
    expect(seen).toEqual({ body: 'text', seen: true });
    expect(saved).toEqual([]);
  });

  it('says that a draft is not kept when the worker refused it', async () => {
    const { drafts, clock, answers } = desk();
    answers.refuse = true;
    drafts.learn(to('a'), '');
    drafts.type(to('a'), 'x');
    clock.move(300);
    await settled();
    expect(drafts.texts.getState()['a']).toEqual({ body: 'x', kept: false });
  });

  it('forgets everything after a wipe', () => {
    const { drafts, clock, saved } = desk();
    drafts.learn(to('a'), '');
    drafts.type(to('a'), 'x');
    drafts.blank();
    clock.move(1_000);
    expect([drafts.texts.getState(), saved]).toEqual([{}, []]);
  });
});

describe('two texts of one box', () => {
  it('loses neither and repeats neither', () => {
    expect(joined('', 'b')).toBe('b');
    expect(joined('a', '')).toBe('a');
    expect(joined('a', 'b')).toBe('a\nb');
    expect(joined('abc', 'ab')).toBe('abc');
    expect(joined('ab', 'abc')).toBe('abc');
  });
});
