/** Which contacts are known by which proven identity; follows the rows, and goes with them. */
export const identities = `
create table contact_identity (
  workspace_id uuid not null,
  identity text collate "C" not null,
  contact_id text collate "C" not null,
  primary key (workspace_id, identity, contact_id)
);
insert into contact_identity (workspace_id, identity, contact_id)
select distinct e.workspace_id, left(i, length(i) - length('#modules')), e.id
from entity e, jsonb_object_keys(
  case when jsonb_typeof(e.d::jsonb -> 'identities') = 'object' then e.d::jsonb -> 'identities' else '{}'::jsonb end
) i
where e.kind = 'contacts' and not e.erased and i ~ '^(phone|lid|bsuid|jid):.+#modules$';
`;
