import * as z from 'zod';

/** Zod probes `new Function` unless told not to; under our CSP that is a violation report on every page. */
z.config({ jitless: true });

export { z };
