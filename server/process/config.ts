import { z } from '@/lib/catalogue/zod';
import { failed, ok, type Result } from '@/lib/domain/shared/result';

/** How this server was asked to run; see `server/README.md` for each setting. */
export interface Config {
  readonly port: number;
  readonly host: string;
  /** Where clients reach the server; issuer and audience of its tokens. */
  readonly publicUrl: string;
  readonly databaseUrl: string | undefined;
  readonly dataFolder: string;
  readonly secret: string | undefined;
  readonly demo: boolean;
  /** The data came back from a backup: every client loads everything again. */
  readonly restored: boolean;
  readonly trustProxy: number;
  readonly openSignUp: boolean;
  readonly extensionIds: readonly string[];
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string;
  /** The signed document for installed extensions; read anew for each request. */
  readonly clientConfigFile: string;
}

const extensionId = /^[a-p]{32}$/;
/** The id that this project's extension has wherever it is installed: its manifest carries the key for it. */
const ownExtension = 'lccahjhaebofcpmfdhpdilkofglgjbhj';
const flag = z.enum(['0', '1']).optional();

const environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(8787),
  HOST: z.string().min(1).default('127.0.0.1'),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  DATABASE_URL: z.string().min(1).optional(),
  ONECHAT_DATA: z.string().min(1).default('.cache/onechat-api'),
  ONECHAT_SECRET: z.string().optional(),
  TRUST_PROXY: z.coerce.number().int().min(0).max(5).default(0),
  OPEN_SIGNUP: flag,
  EXTENSION_IDS: z.string().default(ownExtension),
  CLIENT_CONFIG: z.string().min(1).optional(),
  SMTP_URL: z.string().min(1).optional(),
  MAIL_FROM: z.string().min(3).default('1chat <no-reply@localhost>'),
});

const options: readonly string[] = ['--demo', '--restored'];

/** Reads settings from the environment and the command line, or says in plain words what is wrong. */
export function readConfig(
  variables: Readonly<Record<string, string | undefined>>,
  args: readonly string[],
): Result<Config, 'invalid'> {
  const unknown = args.find((arg) => !options.includes(arg));
  if (unknown !== undefined) {
    return failed('invalid', `There is no option ${unknown}; there are ${options.join(' and ')}`);
  }
  const set = Object.entries(variables).filter(([, value]) => value !== '');
  const parsed = environment.safeParse(Object.fromEntries(set));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return failed('invalid', `${issue?.path.join('.') ?? 'A setting'}: ${issue?.message ?? 'is not right'}`);
  }
  const config = configOf(parsed.data, args);
  const problem = problemWith(config);
  return problem === undefined ? ok(config) : failed('invalid', problem);
}

function configOf(found: z.output<typeof environment>, args: readonly string[]): Config {
  return {
    port: found.PORT,
    host: found.HOST,
    publicUrl: (found.PUBLIC_URL ?? `http://localhost:${found.PORT}`).replace(/\/$/, ''),
    databaseUrl: found.DATABASE_URL,
    dataFolder: found.ONECHAT_DATA,
    secret: found.ONECHAT_SECRET,
    demo: args.includes('--demo'),
    restored: args.includes('--restored'),
    trustProxy: found.TRUST_PROXY,
    openSignUp: found.OPEN_SIGNUP === '1',
    extensionIds: found.EXTENSION_IDS.split(',').map((id) => id.trim()),
    smtpUrl: found.SMTP_URL,
    mailFrom: found.MAIL_FROM,
    clientConfigFile: found.CLIENT_CONFIG ?? `${found.ONECHAT_DATA}/client-config.jws`,
  };
}

function problemWith({ extensionIds, databaseUrl, secret, demo, host }: Config): string | undefined {
  const wrong = extensionIds.find((id) => !extensionId.test(id));
  if (wrong !== undefined) return `EXTENSION_IDS: ${wrong} is not an extension id`;
  if (databaseUrl !== undefined && secret === undefined) {
    return 'With DATABASE_URL please set ONECHAT_SECRET too; `openssl rand -base64 48` makes one';
  }
  if (demo && !isLoopback(host)) return '--demo is for this computer only: HOST must be a loopback address';
  return undefined;
}

/** Whether an address is reached from this computer alone. */
function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host);
}
