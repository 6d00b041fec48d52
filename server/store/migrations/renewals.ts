/** The last renewal that each sign-in asked for: of which token, and by whom. Hashes only. */
export const renewals = `
alter table sign_in_grant add column renewed_token text, add column renewed_by text;
`;
