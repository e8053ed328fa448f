import type { Migration } from './migrate.ts'

/**
 * The journal is append-only. UPDATE and DELETE are refused; the insert trigger also stops INSERT OR REPLACE, which would otherwise
 * remove the row it collides with, past the delete trigger, on a connection without recursive_triggers.
 * `hash` needs no index: it covers `seq`, and a row it could collide with has that `seq`.
 */
export const journalMigration: Migration = {
  version: 1,
  name: 'journal',
  sql: `
CREATE TABLE journal (
  seq INTEGER PRIMARY KEY CHECK (seq > 0),
  event_id TEXT NOT NULL UNIQUE,
  command_id TEXT NOT NULL,
  command_pos INTEGER NOT NULL CHECK (command_pos >= 0),
  stream TEXT NOT NULL CHECK (stream <> ''),
  stream_version INTEGER NOT NULL CHECK (stream_version > 0),
  type TEXT NOT NULL CHECK (type <> ''),
  schema_version INTEGER NOT NULL CHECK (schema_version > 0),
  data TEXT NOT NULL,
  actor TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  prev_hash TEXT NOT NULL CHECK (length(prev_hash) = 64),
  hash TEXT NOT NULL CHECK (length(hash) = 64),
  UNIQUE (stream, stream_version),
  UNIQUE (command_id, command_pos)
) STRICT;

CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'journal is append-only: update refused'); END;

CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'journal is append-only: delete refused'); END;

CREATE TRIGGER journal_only_append BEFORE INSERT ON journal
BEGIN
  SELECT RAISE(ABORT, 'journal is append-only: seq must follow the head')
    WHERE NEW.seq <> coalesce((SELECT max(seq) FROM journal), 0) + 1;
  SELECT RAISE(ABORT, 'journal is append-only: the row does not continue the chain')
    WHERE NEW.prev_hash <> coalesce((SELECT hash FROM journal WHERE seq = NEW.seq - 1), '${'0'.repeat(64)}') OR NEW.hash = NEW.prev_hash;
  SELECT RAISE(ABORT, 'journal is append-only: the event exists')
    WHERE EXISTS (SELECT 1 FROM journal WHERE event_id = NEW.event_id);
  SELECT RAISE(ABORT, 'journal is append-only: the command wrote this place before')
    WHERE EXISTS (SELECT 1 FROM journal WHERE command_id = NEW.command_id AND command_pos = NEW.command_pos);
  SELECT RAISE(ABORT, 'journal is append-only: the stream has this version')
    WHERE EXISTS (SELECT 1 FROM journal WHERE stream = NEW.stream AND stream_version = NEW.stream_version);
END;
`,
}
