import { describe, expect, it } from 'vitest';
import { readConfig } from '@/server/process/config';

describe('settings', () => {
  it('need nothing, and then bind this computer alone', () => {
    const read = readConfig({}, []);
    expect(read).toMatchObject({
      ok: true,
      value: {
        port: 8787,
        host: '127.0.0.1',
        publicUrl: 'http://localhost:8787',
        demo: false,
        openSignUp: false,
      },
    });
  });

  it.each([
    [{ PORT: 'x' }, []],
    [{ DATABASE_URL: 'postgres://db/x' }, []],
    [{ EXTENSION_IDS: 'not-an-id' }, []],
    [{ PUBLIC_URL: 'ftp://x' }, []],
    [{ OPEN_SIGNUP: 'yes' }, []],
    [{ HOST: '0.0.0.0' }, ['--demo']],
    [{}, ['--what']],
  ])('that make no sense are named: %j %j', (variables, args) => {
    const read = readConfig(variables, args);
    expect(read.ok).toBe(false);
    expect(!read.ok && read.say).toBeTruthy();
  });
});
