import { readdirSync, readFileSync } from 'node:fs';

export interface Figure {
  readonly subject: string;
  readonly figure: string;
  readonly value: number;
  readonly unit: string;
  /** Per cent of one core: of this process (server and load generator), and of the database or peer beside it. */
  readonly cpu?: number;
  readonly cpuBeside?: number;
  readonly rssMb?: number;
  readonly rssBesideMb?: number;
}

/** One JSON line per figure. */
export function say(figure: Figure): void {
  process.stdout.write(`${JSON.stringify(figure)}\n`);
}

interface Used {
  readonly ms: number;
  readonly mb: number;
}

const ticksPerSecond = 100;
const pageBytes = 4_096;

/** Processor time and memory of a process and its children, where the system tells (Linux). */
function usedBy(pid: number): Used {
  if (process.platform !== 'linux' || pid === 0) return { ms: 0, mb: 0 };
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => statOf(name));
  const own = all.filter((each) => each.pid === pid || each.parent === pid);
  return {
    ms: own.reduce((sum, { ticks }) => sum + (ticks * 1_000) / ticksPerSecond, 0),
    mb: own.reduce((sum, { pages }) => sum + (pages * pageBytes) / 1e6, 0),
  };
}

function statOf(name: string) {
  try {
    const text = readFileSync(`/proc/${name}/stat`, 'utf8');
    const parts = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const at = (index: number) => Number(parts[index]);
    return [{ pid: Number(name), parent: at(1), ticks: at(11) + at(12), pages: at(21) }];
  } catch {
    // A process that ended meanwhile.
    return [];
  }
}

/** What a piece of work did per second, and what it cost here and in the process beside. */
export async function measure(beside: number, work: () => Promise<number>) {
  const [cpu, other, started] = [process.cpuUsage(), usedBy(beside), performance.now()];
  const done = await work();
  const ms = performance.now() - started;
  const { user, system } = process.cpuUsage(cpu);
  const after = usedBy(beside);
  return {
    value: Math.round((done / ms) * 1_000),
    ms: Math.round(ms),
    cpu: Math.round((user + system) / ms / 10),
    cpuBeside: Math.round(((after.ms - other.ms) / ms) * 100),
    rssMb: Math.round(process.memoryUsage().rss / 1e6),
    rssBesideMb: Math.round(after.mb),
  };
}

/** Runs `work` in as many lines as asked until the time is over; answers how often it ran. */
export async function forSeconds(
  seconds: number,
  lines: number,
  work: (line: number, turn: number) => Promise<void>,
): Promise<number> {
  const end = Date.now() + seconds * 1_000;
  let done = 0;
  const run = async (line: number) => {
    for (let turn = 1; Date.now() < end; turn += 1) {
      await work(line, turn);
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: lines }, (_, line) => run(line)));
  return done;
}
