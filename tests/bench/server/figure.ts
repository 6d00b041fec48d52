import { readdirSync, readFileSync } from 'node:fs';

export interface Figure {
  readonly subject: string;
  readonly figure: string;
  readonly value: number;
  readonly unit: string;
  /** Per cent of one core: of this process (the server), of the database or peer beside it, of who asks over HTTP. */
  readonly cpu?: number;
  readonly cpuBeside?: number;
  readonly cpuGenerator?: number;
  readonly rssMb?: number;
  readonly rssBesideMb?: number;
}

const said: Figure[] = [];

/** Every figure so far. */
export function figures(): readonly Figure[] {
  return said;
}

/** One JSON line per figure. */
export function say(figure: Figure): void {
  said.push(figure);
  process.stdout.write(`${JSON.stringify(figure)}\n`);
}

interface Used {
  readonly ms: number;
  readonly mb: number;
}

const ticksPerSecond = 100;

/** Processor time and memory of a process and its children, where the system tells (Linux). */
function usedBy(pid: number): Used {
  if (process.platform !== 'linux' || pid === 0) return { ms: 0, mb: 0 };
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => statOf(name));
  const own = all.filter((each) => each.pid === pid || each.parent === pid);
  // Time of children that have ended counts as their parent's, or a connection that closes would take its away.
  const ticks = own.reduce((sum, each) => sum + each.ticks + (each.pid === pid ? each.ended : 0), 0);
  return {
    ms: (ticks * 1_000) / ticksPerSecond,
    mb: own.reduce((sum, each) => sum + memoryOf(each.pid), 0),
  };
}

function statOf(name: string) {
  try {
    const text = readFileSync(`/proc/${name}/stat`, 'utf8');
    const parts = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const at = (index: number) => Number(parts[index]);
    return [{ pid: Number(name), parent: at(1), ticks: at(11) + at(12), ended: at(13) + at(14) }];
  } catch {
    // A process that ended meanwhile.
    return [];
  }
}

/** Megabytes, with its part of what it shares: the processes of a database share most of theirs. */
function memoryOf(pid: number): number {
  try {
    const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
    return Number(/^Pss:\s+(\d+) kB/m.exec(text)?.[1] ?? 0) / 1_000;
  } catch {
    return 0;
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
