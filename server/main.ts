import process from 'node:process';
import { startNewEpochs } from './store/new-epoch';
import { newSetUpToken } from './auth/pages/join';
import { seedDemo } from './demo';
import { createLog } from './http/log';
import { consoleMailer } from './mail/console-mailer';
import { smtpMailer } from './mail/smtp-mailer';
import { readConfig, type Config } from './process/config';
import { lockFolder } from './process/folder-lock';
import { checkSecret, secretInFolder, secretsFrom } from './process/secrets';
import { startServer, type Running } from './process/start-server';
import { usualRates } from './services';
import { openPglite } from './sql/pglite';
import { openPostgres } from './sql/postgres';
import { schemasOf, schemaSteps } from './store/schema-steps';

const version = '0.1.0';
const print = (text: string) => void process.stdout.write(text);

/** Starts the API as the environment asks, and stops it when the process is asked to. */
async function main(): Promise<void> {
  const config = readConfig(process.env, process.argv.slice(2));
  if (!config.ok) return leave(config.say ?? 'A setting is not right');
  const secret = checkSecret(secretOf(config.value));
  if (!secret.ok) return leave(secret.say ?? 'ONECHAT_SECRET is too weak');
  const running = await start(config.value, secret.value);
  if (running === undefined) return;
  print(`1chat API listening on http://localhost:${running.port}\n`);
  if (config.value.restored) await startNewEpochs(running.services.database);
  if (config.value.demo) await printDemo(running);
  else await printSetUp(running, config.value);
  const stop = () => void running.stop().then(() => process.exit(0));
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

function secretOf(config: Config): string {
  return config.secret ?? (config.databaseUrl === undefined ? secretInFolder(config.dataFolder) : '');
}

async function start(config: Config, secret: string): Promise<Running | undefined> {
  const locked = config.databaseUrl === undefined ? await lockFolder(config.dataFolder) : undefined;
  if (locked?.ok === false) {
    leave(locked.say ?? 'The data folder is in use');
    return undefined;
  }
  const database =
    config.databaseUrl === undefined
      ? await openPglite(`${config.dataFolder}/pglite`)
      : await openPostgres(config.databaseUrl);
  return startServer({
    config,
    database,
    secrets: secretsFrom(secret),
    rates: usualRates,
    schemas: schemasOf(schemaSteps),
    mailer: config.smtpUrl === undefined ? consoleMailer(print) : smtpMailer(config.smtpUrl, config.mailFrom),
    log: createLog(
      (line) => void process.stderr.write(line),
      () => new Date(),
    ),
    now: Date.now,
    version,
  });
}

async function printDemo(running: Running): Promise<void> {
  for (const seat of await seedDemo(running.services, running.auth)) {
    const { name, role, email, password, clientId, token } = seat;
    print(`\n${name} (${role}): ${email}, password ${password}, clientId ${clientId}\n`);
    print(`  Authorization: Bearer ${token}\n`);
  }
  print(`\nTry: curl -H "Authorization: Bearer ..." http://localhost:${running.port}/v1/me\n`);
}

async function printSetUp(running: Running, config: Config): Promise<void> {
  const token = await newSetUpToken(running.services.database);
  if (token !== undefined) print(`To make the first account open ${config.publicUrl}/join?token=${token}\n`);
}

function leave(words: string): void {
  process.stderr.write(`${words}\n`);
  process.exitCode = 1;
}

await main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : 'The server could not start'}\n`);
  process.exit(1);
});
