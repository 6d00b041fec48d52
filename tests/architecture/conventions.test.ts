import { describe, expect, it } from 'vitest';
import * as borders from './conventions/borders';
import * as docs from './conventions/docs';
import * as functions from './conventions/functions';
import * as host from './conventions/host';
import * as kept from './conventions/kept';
import * as sends from './conventions/sends';
import * as state from './conventions/state';
import * as types from './conventions/types';
import type { Convention } from './support/convention';
import { expectNone } from './support/expect-none';
import { findIn, parseModule } from './support/syntax';

const conventions: Convention[] = [borders, docs, functions, host, kept, sends, state, types].flatMap(
  (group) => Object.values(group),
);

describe.each(conventions)(
  '$promise',
  ({ files, rule, bad, good, examplePath = 'lib/example/example.tsx' }) => {
    it('holds in every file', () => {
      expectNone(findIn(files(), rule));
    });

    it.each(bad)('would be seen to fail: %s', (text) => {
      expect(rule(parseModule(examplePath, text))).not.toEqual([]);
    });

    it('leaves sound code alone', () => {
      for (const text of good) expect(rule(parseModule(examplePath, text)), text).toEqual([]);
    });
  },
);
