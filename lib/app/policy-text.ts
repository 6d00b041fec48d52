import text from '@/public/policy/2026-01-21.txt?raw';

/** The whole privacy policy of this build, word for word; part of the page, so that it opens without a network. */
export const policyText: string = text;
