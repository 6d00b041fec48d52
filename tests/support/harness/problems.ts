import type { Browser, CDPSession, Connection, Target } from 'puppeteer';

/** Something that no test may leave behind: a console error, a refused load, an uncaught error. */
export interface Problem {
  readonly kind: 'console' | 'log' | 'exception' | 'csp';
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

/** Starts collecting; sessions that exist later are taken up as they appear. */
export async function collectProblems(browser: Browser): Promise<ProblemLog> {
  const seen: Problem[] = [];
  const allowed = new Set<string>();
  const watched = new WeakSet<CDPSession>();
  const workers = new Set<CDPSession>();
  const watch = async (session: CDPSession): Promise<void> => {
    if (!watched.has(session)) {
      watched.add(session);
      await listen(session, (problem) => seen.push(problem));
    }
  };
  const root = await browser.target().createCDPSession();
  const connection = root.connection();
  if (connection === undefined) {
    throw new Error('The browser has no DevTools connection.');
  }
  followSessions(connection, watch);
  for (const target of browser.targets()) {
    await openSession(target, workers);
  }
  const opening = new Set<Promise<void>>();
  browser.on('targetcreated', (target) => {
    if (target.type() === 'service_worker') {
      const opened = openSession(target, workers).finally(() => opening.delete(opened));
      opening.add(opened);
    }
  });
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

function followSessions(connection: Connection, watch: (session: CDPSession) => Promise<void>): void {
  connection.on('sessionattached', (session: CDPSession) => void watch(session).catch(ignoreClosed));
}

/** Opens a session where the browser driver holds none: what was there before, and every service worker. */
async function openSession(target: Target, workers: Set<CDPSession>): Promise<void> {
  if (target.type() === 'page' || target.type() === 'service_worker') {
    const session = await target.createCDPSession().catch(ignoreClosed);
    if (session !== undefined && target.type() === 'service_worker') {
      workers.add(session);
    }
  }
}

function ignoreClosed(error: unknown): undefined {
  const text = error instanceof Error ? error.message : String(error);
  if (!/closed|not found|detached|wasn't found|No target|Session/i.test(text)) {
    throw error instanceof Error ? error : new Error(text);
  }
}

async function listen(session: CDPSession, add: (problem: Problem) => void): Promise<void> {
  session.on('Runtime.consoleAPICalled', (event) => {
    if (event.type === 'error' || event.type === 'assert') {
      const text = event.args
        .map((value) => String(value.value ?? value.description ?? value.type))
        .join(' ');
      add({ kind: 'console', text, url: event.stackTrace?.callFrames[0]?.url ?? '' });
    }
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
