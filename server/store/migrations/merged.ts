/** Which contact another one leads to, so that erasing a person finds what was merged into it. */
export const merged = `
alter table entity add column merged_into text collate "C";
update entity set merged_into = substring(d from '"mergedInto":"([^"\\]*)"')
where kind = 'contacts' and not erased and d like '%"mergedInto":"%';
create index entity_by_merged on entity (workspace_id, merged_into) where merged_into is not null;
`;
