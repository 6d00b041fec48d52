/** Counts a report; a run that found no test, or that failed without a failed test, is a failure too. */
export function countTests(report, code) {
  if (report === undefined) {
    return { passed: 0, failed: 1, note: 'no report was written' };
  }
  const { numPassedTests: passed, numFailedTests: failedTests } = report;
  const brokenFiles = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  ).length;
  const failed = failedTests + brokenFiles;
  if (passed + failed === 0) {
    return { passed: 0, failed: 1, note: 'no tests were found' };
  }
  if (code !== 0 && failed === 0) {
    return { passed, failed: 1, note: `vitest ended with code ${code}` };
  }
  const skipped = (report.numPendingTests ?? 0) + (report.numTodoTests ?? 0);
  const again = secondTries(report).length;
  const notes = [
    ...(skipped > 0 ? [`${skipped} skipped`] : []),
    ...(again > 0 ? [`${again} at a second try`] : []),
  ];
  return { passed, failed, note: notes.length > 0 ? notes.join(', ') : undefined };
}

/** The tests that failed first and passed when they were tried again, each with the first reason. */
export function secondTries(report) {
  return report.testResults
    .flatMap((file) => file.assertionResults)
    .filter((test) => test.status === 'passed' && (test.failureMessages?.length ?? 0) > 0)
    .map((test) => `${test.fullName}: ${test.failureMessages[0].split('\n    at ')[0]}`);
}
