import type { Migration } from './migrate.ts'

/** 实体CA: drivers, whom the office trusts, whose key is whose, and what was signed. */
export const keysMigration: Migration = {
  version: 9,
  name: 'keys',
  sql: `
CREATE TABLE key_module (module_id TEXT PRIMARY KEY, name TEXT NOT NULL, path TEXT NOT NULL, sha256 TEXT NOT NULL, seq INTEGER NOT NULL) STRICT;
CREATE TABLE trusted_authority (fingerprint TEXT PRIMARY KEY, title TEXT NOT NULL, der BLOB NOT NULL, seq INTEGER NOT NULL) STRICT;
CREATE TABLE revocation_list (
  sha256 TEXT PRIMARY KEY, issuer TEXT NOT NULL, from_at TEXT NOT NULL, next_at TEXT, entries INTEGER NOT NULL, der BLOB NOT NULL,
  seq INTEGER NOT NULL
) STRICT;
CREATE TABLE staff_key (
  fingerprint TEXT PRIMARY KEY, staff_id TEXT NOT NULL, title TEXT NOT NULL, issuer TEXT NOT NULL, serial TEXT NOT NULL,
  algorithm TEXT NOT NULL, way TEXT NOT NULL, der BLOB NOT NULL, enrolled_at TEXT NOT NULL, seq INTEGER NOT NULL
) STRICT;
CREATE INDEX staff_key_staff ON staff_key(staff_id);
CREATE TABLE signature (
  command_id TEXT PRIMARY KEY, act TEXT NOT NULL, fingerprint TEXT NOT NULL, signer TEXT NOT NULL, staff_id TEXT NOT NULL,
  signed_at TEXT NOT NULL, seq INTEGER NOT NULL
) STRICT;
`,
}
