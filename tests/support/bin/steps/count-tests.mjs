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
  return { passed, failed, note: skipped > 0 ? `${skipped} skipped` : undefined };
}
