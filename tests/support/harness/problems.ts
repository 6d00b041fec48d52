import { sendNotice } from '../whatsapp-web/control-api';

import type { Browser, CDPSession, Target } from 'puppeteer';

/** Something that no test may leave behind: a console error, a refused load, an uncaught error. */
export interface Problem {
  /** `send`: something could have sent a message in WhatsApp Web; only a test that does so itself allows it. */
  readonly kind: 'console' | 'log' | 'exception' | 'csp' | 'send';
  readonly text: string;
  readonly url: string;
}

/** Collects the problems of every page, frame and worker of a browser. */
export interface ProblemLog {
  readonly all: readonly Problem[];
  /** Lets problems through whose text is exactly one of these. */
  allow(...texts: readonly string[]): void;
  /** Throws when anything else was seen since the last call. */
  assertClean(): void;
  /** Lets go of the service workers; one that is watched cannot stop. A new one is watched again. */
  releaseWorkers(): Promise<void>;
}

/**
 * Starts collecting; what opens later is taken up as it appears. Each page and worker gets a session of our own:
 * on the browser driver's session `Runtime.enable` would tell about the page's worlds before the driver listens,
 * and a tab that the extension opened would then never answer (puppeteer-core 25, 2026-11).
 */
export async function collectProblems(browser: Browser): Promise<ProblemLog> {
  const seen: Problem[] = [];
  const allowed = new Set<string>();
  const workers = new Set<CDPSession>();
  const add = (problem: Problem): void => void seen.push(problem);
  const opening = new Set<Promise<void>>();
  const follow = (target: Target): void => {
    const opened = watchTarget(target, workers, add).finally(() => opening.delete(opened));
    opening.add(opened);
  };
  browser.on('targetcreated', follow);
  browser.targets().forEach(follow);
  await Promise.all(opening);
  return {
    all: seen,
    allow: (...texts) => texts.forEach((text) => allowed.add(text)),
    assertClean() {
      const bad = seen.splice(0).filter((problem) => !allowed.has(problem.text));
      if (bad.length > 0) {
        throw new Error(`The browser reported problems:\n${describeProblems(bad)}`);
      }
    },
    async releaseWorkers() {
      // A session that is still being opened would hold the worker too.
      await Promise.all(opening);
      const held = [...workers];
      workers.clear();
      await Promise.all(held.map((session) => session.detach().catch(ignoreClosed)));
    },
  };
}

/** Writes problems down for people, one a line, each text once. */
export function describeProblems(problems: readonly Problem[]): string {
  const lines = problems.map((problem) => `  [${problem.kind}] ${problem.text} (${problem.url})`);
  return lines.length === 0 ? '  nothing' : [...new Set(lines)].join('\n');
}

async function watchTarget(
  target: Target,
  workers: Set<CDPSession>,
  add: (problem: Problem) => void,
): Promise<void> {
  if (target.type() === 'other' || target.type() === 'browser') return;
  const session = await target.createCDPSession().catch(ignoreClosed);
  if (session === undefined) return;
  if (target.type() === 'service_worker') workers.add(session);
  await watchTree(session, add);
}

/** Listens to a session and to those of its frames and workers, in other processes too. */
async function watchTree(session: CDPSession, add: (problem: Problem) => void): Promise<void> {
  session.on('sessionattached', (child: CDPSession) => void watchTree(child, add).catch(ignoreClosed));
  await Promise.allSettled([
    listen(session, add),
    session.send('Target.setAutoAttach', {
      autoAttach: true,
      flatten: true,
      waitForDebuggerOnStart: false,
      // A session that a page holds on the extension's worker would keep it alive.
      filter: [{ type: 'service_worker', exclude: true }, {}],
    }),
  ]);
}

function ignoreClosed(error: unknown): undefined {
  const text = error instanceof Error ? error.message : String(error);
  if (!/closed|not found|detached|wasn't found|No target|Session/i.test(text)) {
    throw error instanceof Error ? error : new Error(text);
  }
}

async function listen(session: CDPSession, add: (problem: Problem) => void): Promise<void> {
  session.on('Runtime.consoleAPICalled', (event) => {
    const text = event.args.map((value) => String(value.value ?? value.description ?? value.type)).join(' ');
    const url = event.stackTrace?.callFrames[0]?.url ?? '';
    if (event.type === 'error' || event.type === 'assert') add({ kind: 'console', text, url });
    if (event.type === 'debug' && text.startsWith(sendNotice)) add({ kind: 'send', text, url });
  });
  session.on('Runtime.exceptionThrown', ({ exceptionDetails: details }) => {
    const text = details.exception?.description ?? String(details.exception?.value ?? details.text);
    add({ kind: 'exception', text: `${details.text} ${text}`, url: details.url ?? '' });
  });
  session.on('Log.entryAdded', ({ entry }) => {
    if (entry.level === 'error') {
      add({ kind: entry.source === 'security' ? 'csp' : 'log', text: entry.text, url: entry.url ?? '' });
    }
  });
  await Promise.allSettled([session.send('Runtime.enable'), session.send('Log.enable')]);
}
