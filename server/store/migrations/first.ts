/**
 * The first tables. Each begins its key with the workspace, so that rows of one workspace can live on one shard;
 * `seat_of_person` and `account` are for the home database of people. Text that is compared is compared by bytes.
 */
export const first = `
create table workspace (
  workspace_id uuid primary key,
  name text not null,
  created_at timestamptz not null default now()
);
create table ws_head (
  workspace_id uuid primary key,
  seq bigint not null default 0,
  epoch uuid not null,
  floor bigint not null default 0
);
create table seat (
  workspace_id uuid not null,
  seat_id uuid not null,
  user_id text not null,
  role text not null check (role in ('owner', 'manager', 'agent')),
  teams text[] not null default '{}',
  name text not null,
  email text not null,
  active boolean not null default true,
  primary key (workspace_id, seat_id),
  unique (workspace_id, user_id)
);
create index seat_of_person on seat (user_id);
create table role_mask (
  workspace_id uuid not null,
  role text not null check (role in ('manager', 'agent')),
  version int not null,
  fields text not null,
  primary key (workspace_id, role)
);
create table device (
  workspace_id uuid not null,
  client_id text collate "C" not null,
  seat_id uuid not null,
  grant_id text not null,
  state text not null check (state in ('active', 'locked', 'wipe')),
  wipe_order text,
  last_mid bigint not null default 0,
  data_schema int not null default 1,
  name text not null default '',
  first_seen timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  primary key (workspace_id, client_id)
);
create index device_of_seat on device (workspace_id, seat_id);
create table entity (
  workspace_id uuid not null,
  kind text collate "C" not null,
  id text collate "C" not null,
  seq bigint not null,
  scope text collate "C" not null,
  parent text collate "C",
  deleted boolean not null,
  erased boolean not null,
  d text not null,
  c text not null,
  changed_at timestamptz not null default now(),
  primary key (workspace_id, kind, id)
);
create index entity_by_scope on entity (workspace_id, scope, seq);
create index entity_by_parent on entity (workspace_id, parent) where parent is not null;
create table scope_exit (
  workspace_id uuid not null,
  kind text collate "C" not null,
  id text collate "C" not null,
  scope text collate "C" not null,
  seq bigint not null,
  changed_at timestamptz not null default now(),
  primary key (workspace_id, kind, id, scope)
);
create index scope_exit_by_scope on scope_exit (workspace_id, scope, seq);
create table erased_id (
  workspace_id uuid not null,
  hash text collate "C" not null,
  erased_at timestamptz not null default now(),
  primary key (workspace_id, hash)
);
create table refusal (
  workspace_id uuid not null,
  client_id text collate "C" not null,
  mid bigint not null,
  code text not null,
  say text not null,
  refused_at timestamptz not null default now(),
  primary key (workspace_id, client_id, mid)
);
create table invitation (
  workspace_id uuid not null,
  invitation_id uuid not null,
  email text not null,
  role text not null check (role in ('owner', 'manager', 'agent')),
  token_hash text not null,
  invited_by uuid not null,
  invited_at timestamptz not null default now(),
  expires_at timestamptz not null,
  taken_at timestamptz,
  primary key (workspace_id, invitation_id)
);
create index invitation_by_token on invitation (token_hash);
create table account_data (
  user_id text primary key,
  phone text,
  business_name text,
  billing_address text
);
create table sign_in_grant (
  grant_id text primary key,
  session_id text not null,
  user_id text not null,
  workspace_id uuid not null,
  client_id text not null,
  device_name text not null,
  created_at timestamptz not null default now(),
  used_at timestamptz
);
create index sign_in_grant_of_session on sign_in_grant (session_id);
create table set_up (
  only_one boolean primary key default true check (only_one),
  token_hash text not null,
  used_at timestamptz
);
`;
