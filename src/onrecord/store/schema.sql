-- The store's first form. Times of day are UTC, ISO 8601; offsets are code points of the article's text.
CREATE TABLE migration (name TEXT PRIMARY KEY, applied TEXT NOT NULL) WITHOUT ROWID;

-- Where articles came from: the outlet's name, or the host of the address.
CREATE TABLE source (key INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);

-- One call of add, watch or reread. state: running, done, interrupted, stopped (its process is gone).
CREATE TABLE run (
  key INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, inputs TEXT NOT NULL, process INTEGER,
  started TEXT NOT NULL, ended TEXT, state TEXT NOT NULL,
  added INTEGER NOT NULL DEFAULT 0, updated INTEGER NOT NULL DEFAULT 0, unchanged INTEGER NOT NULL DEFAULT 0,
  failed INTEGER NOT NULL DEFAULT 0);
-- What failed: input is what to give again, name the article in it; settled when that input was tried again.
CREATE TABLE failure (
  key INTEGER PRIMARY KEY AUTOINCREMENT, run INTEGER NOT NULL REFERENCES run(key) ON DELETE CASCADE,
  input TEXT NOT NULL, name TEXT NOT NULL, reason TEXT NOT NULL, at TEXT NOT NULL, settled INTEGER REFERENCES run(key));
CREATE INDEX failure_open ON failure (settled, input);
CREATE INDEX failure_run ON failure (run);

-- An article is one id (or address) over time; a version is one text of it. current is the version that is shown.
CREATE TABLE article (
  key INTEGER PRIMARY KEY, document TEXT NOT NULL UNIQUE, url TEXT, title TEXT, source INTEGER REFERENCES source(key),
  published TEXT, day TEXT, sha256 BLOB NOT NULL, added TEXT NOT NULL, changed TEXT NOT NULL,
  version INTEGER NOT NULL, statements INTEGER NOT NULL);
CREATE INDEX article_url ON article (url) WHERE url IS NOT NULL;
CREATE INDEX article_day ON article (day DESC, key DESC);
CREATE INDEX article_source ON article (source, day DESC, key DESC);
CREATE INDEX article_sha256 ON article (sha256);
-- record: the record as it was read, without its texts, as zlib-packed JSON; text is a BLOB (UTF-8 with lone
-- surrogates) only where UTF-8 cannot hold it.
CREATE TABLE version (
  key INTEGER PRIMARY KEY, article INTEGER NOT NULL REFERENCES article(key) ON DELETE CASCADE, number INTEGER NOT NULL,
  document TEXT NOT NULL, origin TEXT, run INTEGER REFERENCES run(key), added TEXT NOT NULL, read TEXT NOT NULL,
  sha256 BLOB NOT NULL, record BLOB NOT NULL, text NOT NULL, UNIQUE (article, number));
CREATE INDEX version_document ON version (document, article);

-- Who speaks, across articles. root is the actor that stands for this one (itself, unless merged by judgement);
-- an id of 'name/…' stands for a name that no table of actors knows.
CREATE TABLE actor (
  key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, given TEXT NOT NULL, kind TEXT NOT NULL,
  country TEXT, root INTEGER NOT NULL REFERENCES actor(key));
CREATE INDEX actor_root ON actor (root);

-- The statements of current versions, after judgements. day: said, else published, cut to the day.
CREATE TABLE statement (
  key INTEGER PRIMARY KEY, id TEXT NOT NULL, article INTEGER NOT NULL REFERENCES article(key) ON DELETE CASCADE,
  place INTEGER NOT NULL, depth INTEGER NOT NULL, parent TEXT, source TEXT, cue TEXT, content TEXT NOT NULL,
  quotation TEXT NOT NULL, act TEXT, polarity TEXT, certainty TEXT, low REAL, high REAL, distance TEXT,
  day TEXT, confidence REAL NOT NULL, review TEXT, tokens TEXT NOT NULL);
CREATE INDEX statement_article ON statement (article, place);
CREATE INDEX statement_id ON statement (id);
CREATE INDEX statement_review ON statement (review, day) WHERE review IS NOT NULL;
CREATE INDEX statement_key_day ON statement (key, day);
CREATE INDEX statement_day ON statement (day DESC, key DESC);
CREATE TABLE speaker (
  statement INTEGER NOT NULL REFERENCES statement(key) ON DELETE CASCADE, place INTEGER NOT NULL,
  actor INTEGER REFERENCES actor(key), name TEXT, kind TEXT NOT NULL, role TEXT, country TEXT, confidence REAL,
  PRIMARY KEY (statement, place)) WITHOUT ROWID;
CREATE INDEX speaker_actor ON speaker (actor) WHERE actor IS NOT NULL;

-- What the article's text says of times, figures, places, estimates; one row for every statement whose content holds
-- it, or one with statement NULL.
CREATE TABLE time (
  key INTEGER PRIMARY KEY, article INTEGER NOT NULL REFERENCES article(key) ON DELETE CASCADE, statement INTEGER
  REFERENCES statement(key) ON DELETE CASCADE, start INTEGER NOT NULL, stop INTEGER NOT NULL, type TEXT, value TEXT,
  first TEXT, last TEXT);
CREATE INDEX time_article ON time (article);
CREATE INDEX time_statement ON time (statement) WHERE statement IS NOT NULL;
CREATE TABLE figure (
  key INTEGER PRIMARY KEY, article INTEGER NOT NULL REFERENCES article(key) ON DELETE CASCADE, statement INTEGER
  REFERENCES statement(key) ON DELETE CASCADE, start INTEGER NOT NULL, stop INTEGER NOT NULL, low NUMERIC, high NUMERIC,
  low_inclusive INTEGER, high_inclusive INTEGER, unit TEXT, kind TEXT, role TEXT, change TEXT);
CREATE INDEX figure_article ON figure (article);
CREATE INDEX figure_low ON figure (low) WHERE statement IS NOT NULL;
CREATE INDEX figure_high ON figure (high) WHERE statement IS NOT NULL;
CREATE INDEX figure_statement ON figure (statement) WHERE statement IS NOT NULL;
CREATE TABLE place (
  key INTEGER PRIMARY KEY, article INTEGER NOT NULL REFERENCES article(key) ON DELETE CASCADE, statement INTEGER
  REFERENCES statement(key) ON DELETE CASCADE, start INTEGER NOT NULL, stop INTEGER NOT NULL, name TEXT NOT NULL,
  country TEXT, lat REAL, lon REAL, geonames INTEGER, feature TEXT);
CREATE INDEX place_article ON place (article);
CREATE INDEX place_lat ON place (lat) WHERE statement IS NOT NULL;
CREATE INDEX place_country ON place (country) WHERE statement IS NOT NULL;
CREATE INDEX place_statement ON place (statement) WHERE statement IS NOT NULL;
CREATE INDEX place_name ON place (name COLLATE NOCASE);
CREATE TABLE estimate (
  key INTEGER PRIMARY KEY, article INTEGER NOT NULL REFERENCES article(key) ON DELETE CASCADE, statement INTEGER NOT NULL
  REFERENCES statement(key) ON DELETE CASCADE, place INTEGER NOT NULL, outcome TEXT NOT NULL, phrase TEXT NOT NULL,
  low REAL NOT NULL, high REAL NOT NULL, yardstick TEXT NOT NULL, horizon TEXT, first TEXT, last TEXT);
CREATE INDEX estimate_article ON estimate (article);
CREATE INDEX estimate_statement ON estimate (statement);

-- Judgements are only ever added: to take one back is a judgement too.
CREATE TABLE judgement (
  key INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, at TEXT NOT NULL, by TEXT NOT NULL, why TEXT,
  document TEXT, statement TEXT, actor TEXT, other TEXT, undoes INTEGER REFERENCES judgement(key), detail TEXT NOT NULL);
CREATE INDEX judgement_document ON judgement (document) WHERE document IS NOT NULL;
CREATE INDEX judgement_kind ON judgement (kind);
CREATE INDEX judgement_undoes ON judgement (undoes) WHERE undoes IS NOT NULL;
CREATE TRIGGER judgement_stays BEFORE UPDATE ON judgement BEGIN SELECT RAISE(ABORT, 'judgements are never changed'); END;
CREATE TRIGGER judgement_kept BEFORE DELETE ON judgement BEGIN SELECT RAISE(ABORT, 'judgements are never deleted'); END;
-- Where each judgement on a statement stands now; statement NULL: it found no home in the current reading.
CREATE TABLE placement (
  judgement INTEGER PRIMARY KEY REFERENCES judgement(key), article INTEGER REFERENCES article(key) ON DELETE CASCADE,
  statement TEXT, how TEXT);
CREATE INDEX placement_article ON placement (article);

-- How many statements bear each token: counts for the facets, and which filter is the rarest.
CREATE TABLE tally (token TEXT PRIMARY KEY, statements INTEGER NOT NULL) WITHOUT ROWID;

-- Search. tokens holds what filters ask for (speaker, act, country …), so that words and filters are one look-up.
CREATE VIRTUAL TABLE statement_words USING fts5 (
  content, tokens, content = 'statement', content_rowid = 'key', tokenize = 'porter unicode61 remove_diacritics 2');
-- Only the contents' words weigh in the order of what is found, not the filters'.
INSERT INTO statement_words (statement_words, rank) VALUES ('rank', 'bm25(1.0, 0.0)');
CREATE VIRTUAL TABLE article_words USING fts5 (
  title, text, content = '', tokenize = 'porter unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE actor_words USING fts5 (
  names, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');
