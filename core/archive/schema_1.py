"""Schema version 1."""

import apsw

_TABLES = """
CREATE TABLE archive (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    archive_id TEXT NOT NULL,
    save_counter INTEGER NOT NULL,
    last_save TEXT NOT NULL
) STRICT;

CREATE TABLE assessments (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    client TEXT NOT NULL,
    use_case TEXT NOT NULL,
    participants TEXT NOT NULL,
    consultant TEXT NOT NULL,
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    last_edit_what TEXT NOT NULL,
    answered INTEGER NOT NULL,
    unknown INTEGER NOT NULL,
    open_count INTEGER NOT NULL,
    total INTEGER NOT NULL,
    verdict_state TEXT NOT NULL,
    verdict_word TEXT NOT NULL,
    recommended TEXT,
    phrase TEXT NOT NULL,
    short_sentence TEXT NOT NULL,
    knowledge REAL NOT NULL,
    behaviour REAL NOT NULL,
    is_known INTEGER NOT NULL,
    is_hollow INTEGER NOT NULL,
    need_description TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    model_id TEXT NOT NULL,
    model_version TEXT NOT NULL,
    deleted_at TEXT,
    document TEXT NOT NULL
) STRICT;

CREATE TABLE change_log (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    assessment TEXT NOT NULL,
    what TEXT NOT NULL,
    before TEXT,
    after TEXT,
    at TEXT NOT NULL,
    by TEXT NOT NULL
) STRICT;
CREATE INDEX change_log_assessment ON change_log (assessment);

CREATE TABLE search_texts (
    number INTEGER PRIMARY KEY,
    assessment INTEGER NOT NULL REFERENCES assessments (number) ON DELETE CASCADE,
    part TEXT NOT NULL,
    words TEXT NOT NULL,
    UNIQUE (assessment, part)
) STRICT;
CREATE VIRTUAL TABLE search USING fts5 (
    words, content='search_texts', content_rowid='number',
    tokenize='unicode61 remove_diacritics 2', prefix='1 2 3'
);
INSERT INTO search (search, rank) VALUES ('secure-delete', 1);
"""

_TRIGGERS = """
CREATE TRIGGER search_added AFTER INSERT ON search_texts BEGIN
    INSERT INTO search (rowid, words) VALUES (new.number, new.words);
END;
CREATE TRIGGER search_removed AFTER DELETE ON search_texts BEGIN
    INSERT INTO search (search, rowid, words) VALUES ('delete', old.number, old.words);
END;
CREATE TRIGGER search_changed AFTER UPDATE ON search_texts BEGIN
    INSERT INTO search (search, rowid, words) VALUES ('delete', old.number, old.words);
    INSERT INTO search (rowid, words) VALUES (new.number, new.words);
END;

CREATE TRIGGER change_log_stands BEFORE UPDATE ON change_log BEGIN
    SELECT RAISE(ABORT, 'the change log is append-only');
END;
CREATE TRIGGER change_log_stays BEFORE DELETE ON change_log
WHEN old.what = 'erased' OR EXISTS (SELECT 1 FROM assessments WHERE id = old.assessment) BEGIN
    SELECT RAISE(ABORT, 'the change log is append-only');
END;
CREATE TRIGGER only_from_the_bin BEFORE DELETE ON assessments
WHEN old.deleted_at IS NULL BEGIN
    SELECT RAISE(ABORT, 'only what lies in the bin can be erased');
END;
"""


def create_schema(connection: apsw.Connection) -> None:
    """Make the empty archive; its id is drawn by the engine."""
    connection.execute(_TABLES)
    connection.execute(_TRIGGERS)
    connection.execute("INSERT INTO archive VALUES (1, lower(hex(randomblob(16))), 0, '')")
