import { oauthProvider } from '@better-auth/oauth-provider';
import { passkey } from '@better-auth/passkey';
import { betterAuth } from 'better-auth';
import { APIError } from 'better-auth/api';
import { getMigrations } from 'better-auth/db/migration';
import { jwt, twoFactor } from 'better-auth/plugins';
import { Kysely, PGliteDialect, PostgresDialect } from 'kysely';
import type { Log } from '../http/log';
import type { Mail, Mailer } from '../mail/mailer';
import type { Config } from '../process/config';
import type { Secrets } from '../process/secrets';
import type { Embedded } from '../sql/pglite';
import type { Postgres } from '../sql/postgres';
import type { TokenFacts } from './access-token';
import { latestGrant, redeemGrant } from './grants';
import { resetMail, verifyMail } from './mails';

/** The client every extension signs in as; it has no secret, so PKCE is what binds a code to whoever asked. */
const extensionClient = 'onechat-extension';
export const authPath = '/auth';

export interface AuthParts {
  readonly config: Config;
  readonly secrets: Secrets;
  readonly database: Embedded | Postgres;
  readonly mailer: Mailer;
  readonly log: Log;
  readonly facts: TokenFacts;
}

/** People, passwords, second factors, passkeys, sessions and OAuth 2.1, as better-auth keeps them. */
export async function createAuth(parts: AuthParts) {
  const options = optionsOf(parts);
  await migrateAuth(parts.database, async () => {
    const { runMigrations } = await getMigrations(options);
    await runMigrations();
  });
  const auth = betterAuth(options);
  await keepClient((await auth.$context).adapter, parts.config.extensionIds);
  return auth;
}

export type Auth = Awaited<ReturnType<typeof createAuth>>;

const tenMinutes = 600;
const ninetyDays = 90 * 86_400;

function optionsOf(parts: AuthParts) {
  const { config, secrets, database, facts } = parts;
  const secure = config.publicUrl.startsWith('https:');
  return {
    appName: '1chat',
    baseURL: config.publicUrl,
    basePath: authPath,
    secret: secrets.authSecret,
    database: { db: kyselyOf(database), type: 'postgres' as const, transaction: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
    trustedOrigins: [config.publicUrl],
    ...accountOptions(parts),
    session: { expiresIn: 7 * 86_400, cookieCache: { enabled: false } },
    // One bucket for everybody unless the address is ours to know: the pages have limits of their own.
    rateLimit: { enabled: false },
    advanced: {
      database: { generateId: 'uuid' as const },
      useSecureCookies: secure,
      cookiePrefix: 'onechat',
      ipAddress: { ipAddressHeaders: ['x-real-ip'] },
      defaultCookieAttributes: { sameSite: 'lax' as const, httpOnly: true, secure },
    },
    plugins: [
      jwt({
        jwks: { keyPairConfig: { alg: 'EdDSA', crv: 'Ed25519' } },
        jwt: { issuer: facts.issuer },
        disableSettingJwtHeader: true,
      }),
      twoFactor({ issuer: '1chat' }),
      passkey({ rpID: new URL(config.publicUrl).hostname, rpName: '1chat', origin: config.publicUrl }),
      oauth(parts),
    ],
  };
}

/** Passwords, and the mails that prove an address. */
function accountOptions({ config, mailer, log }: AuthParts) {
  // better-auth goes on where a callback fails; the operator must hear of it, without the address.
  const send = (mail: Mail) => mailer.send(mail).catch(() => log({ event: 'mail failed' }));
  return {
    emailAndPassword: {
      enabled: true,
      requireEmailVerification: true,
      minPasswordLength: 10,
      maxPasswordLength: 200,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: async ({ user, token }: { user: { email: string }; token: string }) =>
        send(resetMail(user.email, `${config.publicUrl}/reset?token=${token}`)),
    },
    emailVerification: {
      sendOnSignUp: true,
      // Who signs in before the address is confirmed gets the message again: the first may not have come.
      sendOnSignIn: true,
      sendVerificationEmail: async ({ user, token }: { user: { email: string }; token: string }) =>
        send(verifyMail(user.email, `${config.publicUrl}/verify?token=${token}`)),
    },
  };
}

/** OAuth 2.1 for the one client: code with PKCE, rotating refresh tokens, a workspace chosen on the way. */
function oauth({ database, facts }: AuthParts) {
  return oauthProvider({
    loginPage: '/sign-in',
    consentPage: '/consent',
    scopes: ['sync', 'offline_access'],
    grantTypes: ['authorization_code', 'refresh_token'],
    resources: [{ identifier: facts.audience, accessTokenTtl: tenMinutes, signingAlgorithm: 'EdDSA' }],
    enforcePerClientResources: false,
    accessTokenExpiresIn: tenMinutes,
    refreshTokenExpiresIn: ninetyDays,
    refreshTokenReuseInterval: 60,
    allowDynamicClientRegistration: false,
    clientPrivileges: () => false,
    resourcePrivileges: () => false,
    silenceWarnings: { oauthAuthServerConfig: true, openidConfig: true },
    postLogin: {
      page: '/workspace',
      shouldRedirect: async ({ session }) => (await latestGrant(database, session.id)) === undefined,
      consentReferenceId: async ({ session }) => {
        const grant = await latestGrant(database, session.id);
        if (grant === undefined) throw new APIError('BAD_REQUEST', { error: 'access_denied' });
        return grant;
      },
    },
    customAccessTokenClaims: async ({ user, referenceId }) => {
      const claims = await redeemGrant(database, user?.id, referenceId);
      if (claims === undefined) throw new APIError('BAD_REQUEST', { error: 'invalid_grant' });
      return claims;
    },
  });
}

function kyselyOf(database: Embedded | Postgres): Kysely<Record<string, never>> {
  return new Kysely({
    dialect:
      database.kind === 'pglite'
        ? new PGliteDialect({ pglite: database.pglite })
        : new PostgresDialect({ pool: database.pool }),
  });
}

/** Processes that start together on one PostgreSQL wait for each other. */
async function migrateAuth(database: Embedded | Postgres, run: () => Promise<void>): Promise<void> {
  if (database.kind === 'pglite') return run();
  const client = await database.pool.connect();
  try {
    await client.query(`select pg_advisory_lock(hashtext('1chat-api auth migration'))`);
    await run();
  } finally {
    await client.query(`select pg_advisory_unlock(hashtext('1chat-api auth migration'))`);
    client.release();
  }
}

interface ClientStore {
  findOne<T>(query: { model: string; where: { field: string; value: string }[] }): Promise<T | null>;
  create(query: { model: string; data: Record<string, unknown> }): Promise<unknown>;
  update(query: {
    model: string;
    where: { field: string; value: string }[];
    update: Record<string, unknown>;
  }): Promise<unknown>;
}

/** The one client, with the extensions that may receive its codes; there is no way to make another. */
async function keepClient(store: ClientStore, extensionIds: readonly string[]): Promise<void> {
  const redirectUris = extensionIds.map((id) => `https://${id}.chromiumapp.org/`);
  const where = [{ field: 'clientId', value: extensionClient }];
  const found = await store.findOne({ model: 'oauthClient', where });
  if (found !== null) {
    await store.update({ model: 'oauthClient', where, update: { redirectUris } });
    return;
  }
  await store.create({
    model: 'oauthClient',
    data: {
      clientId: extensionClient,
      name: '1chat CRM for WhatsApp Web',
      redirectUris,
      tokenEndpointAuthMethod: 'none',
      grantTypes: ['authorization_code', 'refresh_token'],
      responseTypes: ['code'],
      requirePKCE: true,
      scopes: ['sync', 'offline_access'],
      createdAt: new Date(),
      updatedAt: new Date(),
    },
  });
}
