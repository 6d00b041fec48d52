import { expect, test } from 'vitest';

import { countTests, secondTries } from '@/tests/support/bin/steps/count-tests.mjs';

const passing = { status: 'passed', assertionResults: [{ status: 'passed' }] };
const failing = { status: 'failed', assertionResults: [{ status: 'passed' }, { status: 'failed' }] };
const broken = { status: 'failed', assertionResults: [] };

test('counts what passed and what failed', () => {
  const report = { numPassedTests: 2, numFailedTests: 1, testResults: [passing, failing] };
  expect(countTests(report, 1)).toMatchObject({ passed: 2, failed: 1 });
});

test('a file that could not be loaded is one failure', () => {
  const report = { numPassedTests: 1, numFailedTests: 0, testResults: [passing, broken] };
  expect(countTests(report, 1)).toMatchObject({ passed: 1, failed: 1 });
});

test('no tests at all is a failure', () => {
  const report = { numPassedTests: 0, numFailedTests: 0, testResults: [] };
  expect(countTests(report, 0)).toMatchObject({ failed: 1, note: 'no tests were found' });
});

test('a run that ends badly without a failed test is a failure', () => {
  const report = { numPassedTests: 1, numFailedTests: 0, testResults: [passing] };
  expect(countTests(report, 1)).toMatchObject({ passed: 1, failed: 1 });
  expect(countTests(report, 0)).toMatchObject({ passed: 1, failed: 0 });
});

test('a run without a report is a failure', () => {
  expect(countTests(undefined, 137)).toMatchObject({ passed: 0, failed: 1 });
});

test('skipped tests are told but not counted', () => {
  const report = { numPassedTests: 1, numFailedTests: 0, numPendingTests: 2, testResults: [passing] };
  expect(countTests(report, 0)).toEqual({ passed: 1, failed: 0, note: '2 skipped' });
});

test('a test that passed at its second try is passed, and told with the reason', () => {
  const flaky = {
    status: 'passed',
    fullName: 'a page loads',
    failureMessages: ['Error: too late\n    at page.ts:1'],
  };
  const file = { status: 'passed', assertionResults: [flaky, { status: 'passed', failureMessages: [] }] };
  const report = { numPassedTests: 2, numFailedTests: 0, testResults: [file] };
  expect(countTests(report, 0)).toEqual({ passed: 2, failed: 0, note: '1 at a second try' });
  expect(secondTries(report)).toEqual(['a page loads: Error: too late']);
});
