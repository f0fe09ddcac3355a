//! The store in SQLite: write-ahead log, every commit synchronised to the disk.

use crate::{
    Append, Appended, Conversation, Error, Event, Feedback, NewEvent, Private, ResumeToken,
    TokenHash,
};
use jiff::Timestamp;
use sqlx::{
    Row, Sqlite, SqlitePool, Transaction,
    sqlite::{
        SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteRow, SqliteSynchronous,
    },
};
use std::{path::Path, time::Duration};
use uuid::Uuid;

/// Readers at the same time; SQLite has one writer anyway.
const READERS: u32 = 4;

/// How long a writer waits for another process, such as a backup.
const BUSY: Duration = Duration::from_secs(5);

/// Conversations in one SQLite file. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Store {
    /// One connection, so that writers queue here and not in SQLite's busy loop.
    writer: SqlitePool,
    readers: SqlitePool,
}

impl Store {
    /// Opens the file, makes it if it is not there, and brings it to this version.
    pub async fn open(path: &Path) -> Result<Self, Error> {
        let options = SqliteConnectOptions::new()
            .filename(path)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(BUSY)
            // What is deleted is overwritten: a deleted conversation is gone from the file too.
            .pragma("secure_delete", "ON");
        let writer = SqlitePoolOptions::new()
            .max_connections(1)
            .connect_with(options.clone())
            .await?;
        sqlx::migrate!("../../migrations/sqlite")
            .run(&writer)
            .await?;
        let readers = SqlitePoolOptions::new()
            .max_connections(READERS)
            .connect_with(options.read_only(true).create_if_missing(false))
            .await?;
        Ok(Self { writer, readers })
    }

    /// Begins a conversation: `id` and `token` are new, and `first` holds the events it opens with.
    pub async fn create(
        &self,
        token: &ResumeToken,
        lang: &str,
        first: &Append<'_>,
    ) -> Result<Appended, Error> {
        let state = first.state.map_or("", |new| new.state);
        let mut transaction = self.begin().await?;
        sqlx::query(
            "INSERT INTO conversation (id, token_hash, lang, state, last_seq, created_at, updated_at)
             VALUES (?1, ?2, ?3, ?4, 0, ?5, ?5)",
        )
        .bind(&first.conversation.as_bytes()[..])
        .bind(TokenHash::of(token.reveal()).as_bytes())
        .bind(lang)
        .bind(state)
        .bind(first.at.as_millisecond())
        .execute(&mut *transaction)
        .await?;
        let appended = append(&mut transaction, first).await?;
        transaction.commit().await?;
        Ok(appended)
    }

    /// The conversation, if there is one.
    pub async fn find(&self, id: Uuid) -> Result<Option<Conversation>, Error> {
        let row = sqlx::query(
            "SELECT id, token_hash, lang, state, last_seq, created_at, updated_at
             FROM conversation WHERE id = ?1",
        )
        .bind(&id.as_bytes()[..])
        .fetch_optional(&self.readers)
        .await?;
        row.as_ref().map(conversation).transpose()
    }

    /// Whether the message was accepted already.
    pub async fn has_receipt(&self, conversation: Uuid, message: &str) -> Result<bool, Error> {
        let row = sqlx::query("SELECT 1 FROM receipt WHERE conversation = ?1 AND message = ?2")
            .bind(&conversation.as_bytes()[..])
            .bind(message)
            .fetch_optional(&self.readers)
            .await?;
        Ok(row.is_some())
    }

    /// Makes a message, its events and the new state durable together, or nothing of it.
    pub async fn append(&self, request: &Append<'_>) -> Result<Appended, Error> {
        let mut transaction = self.begin().await?;
        let appended = append(&mut transaction, request).await?;
        match appended {
            Appended::Stored { .. } => transaction.commit().await?,
            Appended::Duplicate | Appended::Conflict | Appended::Missing => {
                transaction.rollback().await?;
            }
        }
        Ok(appended)
    }

    /// The events after `seq`, in order.
    pub async fn events_after(&self, conversation: Uuid, seq: u64) -> Result<Vec<Event>, Error> {
        let rows = sqlx::query(
            "SELECT seq, kind, body, owner, private_body, at
             FROM event WHERE conversation = ?1 AND seq > ?2 ORDER BY seq",
        )
        .bind(&conversation.as_bytes()[..])
        .bind(i64::try_from(seq).unwrap_or(i64::MAX))
        .fetch_all(&self.readers)
        .await?;
        rows.iter().map(event).collect()
    }

    /// Stores what a citizen thought of a reply; `false` when there is no such event.
    pub async fn add_feedback(&self, feedback: &Feedback<'_>) -> Result<bool, Error> {
        let mut transaction = self.begin().await?;
        let conversation = &feedback.conversation.as_bytes()[..];
        let judged = sqlx::query("SELECT 1 FROM event WHERE conversation = ?1 AND seq = ?2")
            .bind(conversation)
            .bind(i64::try_from(feedback.seq).unwrap_or(i64::MAX))
            .fetch_optional(&mut *transaction)
            .await?;
        if judged.is_none() {
            return Ok(false);
        }
        if insert_receipt(
            &mut transaction,
            conversation,
            feedback.message,
            feedback.at,
        )
        .await?
        {
            sqlx::query(
                "INSERT INTO feedback (conversation, seq, value, comment, at)
                 VALUES (?1, ?2, ?3, ?4, ?5)
                 ON CONFLICT (conversation, seq)
                 DO UPDATE SET value = excluded.value, comment = excluded.comment, at = excluded.at",
            )
            .bind(conversation)
            .bind(i64::try_from(feedback.seq).unwrap_or(i64::MAX))
            .bind(feedback.value)
            .bind(feedback.comment)
            .bind(feedback.at.as_millisecond())
            .execute(&mut *transaction)
            .await?;
        }
        transaction.commit().await?;
        Ok(true)
    }

    /// Removes the conversation and everything that belongs to it, from the file and its log;
    /// `false` when there was none.
    pub async fn delete(&self, id: Uuid) -> Result<bool, Error> {
        let result = sqlx::query("DELETE FROM conversation WHERE id = ?1")
            .bind(&id.as_bytes()[..])
            .execute(&self.writer)
            .await?;
        self.empty_log().await?;
        Ok(result.rows_affected() > 0)
    }

    /// Removes what only this login might read, as at its end.
    pub async fn withdraw(&self, owner: Uuid) -> Result<(), Error> {
        sqlx::query("UPDATE event SET owner = NULL, private_body = NULL WHERE owner = ?1")
            .bind(&owner.as_bytes()[..])
            .execute(&self.writer)
            .await?;
        self.empty_log().await
    }

    /// Removes what only logins might read, of every login: for a start after which none is left.
    pub async fn withdraw_all(&self) -> Result<(), Error> {
        sqlx::query("UPDATE event SET owner = NULL, private_body = NULL WHERE owner IS NOT NULL")
            .execute(&self.writer)
            .await?;
        self.empty_log().await
    }

    /// Fails unless the store can write.
    pub async fn check(&self) -> Result<(), Error> {
        self.begin().await?.rollback().await?;
        Ok(())
    }

    /// Waits for what is being written and closes the file.
    pub async fn close(&self) {
        self.readers.close().await;
        self.writer.close().await;
    }

    async fn begin(&self) -> Result<Transaction<'static, Sqlite>, Error> {
        Ok(self.writer.begin_with("BEGIN IMMEDIATE").await?)
    }

    /// Old versions of deleted rows stay in the write-ahead log until it is emptied. Where a reader
    /// holds it open, the next time does it.
    async fn empty_log(&self) -> Result<(), Error> {
        sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)")
            .execute(&self.writer)
            .await?;
        Ok(())
    }
}

async fn append(
    transaction: &mut Transaction<'static, Sqlite>,
    request: &Append<'_>,
) -> Result<Appended, Error> {
    let conversation = &request.conversation.as_bytes()[..];
    let row = sqlx::query("SELECT last_seq FROM conversation WHERE id = ?1")
        .bind(conversation)
        .fetch_optional(&mut **transaction)
        .await?;
    let Some(row) = row else {
        return Ok(Appended::Missing);
    };
    if let Some(message) = request.message
        && !insert_receipt(transaction, conversation, message, request.at).await?
    {
        return Ok(Appended::Duplicate);
    }
    if number(&row, "last_seq")? != request.expected_seq {
        return Ok(Appended::Conflict);
    }
    let mut last_seq = request.expected_seq;
    for new in request.events {
        last_seq += 1;
        insert_event(transaction, conversation, last_seq, new, request.at).await?;
    }
    sqlx::query(
        "UPDATE conversation SET last_seq = ?2, updated_at = ?3,
             lang = coalesce(?4, lang), state = coalesce(?5, state)
         WHERE id = ?1",
    )
    .bind(conversation)
    .bind(i64::try_from(last_seq).unwrap_or(i64::MAX))
    .bind(request.at.as_millisecond())
    .bind(request.state.map(|new| new.lang))
    .bind(request.state.map(|new| new.state))
    .execute(&mut **transaction)
    .await?;
    Ok(Appended::Stored { last_seq })
}

/// Whether the message is new.
async fn insert_receipt(
    transaction: &mut Transaction<'static, Sqlite>,
    conversation: &[u8],
    message: &str,
    at: Timestamp,
) -> Result<bool, Error> {
    let result = sqlx::query(
        "INSERT INTO receipt (conversation, message, at) VALUES (?1, ?2, ?3)
         ON CONFLICT DO NOTHING",
    )
    .bind(conversation)
    .bind(message)
    .bind(at.as_millisecond())
    .execute(&mut **transaction)
    .await?;
    Ok(result.rows_affected() == 1)
}

async fn insert_event(
    transaction: &mut Transaction<'static, Sqlite>,
    conversation: &[u8],
    seq: u64,
    new: &NewEvent,
    at: Timestamp,
) -> Result<(), Error> {
    let private = new.private.as_ref();
    sqlx::query(
        "INSERT INTO event (conversation, seq, kind, body, owner, private_body, at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )
    .bind(conversation)
    .bind(i64::try_from(seq).unwrap_or(i64::MAX))
    .bind(new.kind)
    .bind(&new.body)
    .bind(private.map(|private| &private.owner.as_bytes()[..]))
    .bind(private.map(|private| &private.body))
    .bind(at.as_millisecond())
    .execute(&mut **transaction)
    .await?;
    Ok(())
}

fn conversation(row: &SqliteRow) -> Result<Conversation, Error> {
    Ok(Conversation {
        id: uuid(row, "id")?,
        token_hash: TokenHash::from_bytes(row.try_get("token_hash")?)
            .ok_or(Error::Corrupt("token_hash"))?,
        lang: row.try_get("lang")?,
        state: row.try_get("state")?,
        last_seq: number(row, "last_seq")?,
        created_at: time(row, "created_at")?,
        updated_at: time(row, "updated_at")?,
    })
}

fn event(row: &SqliteRow) -> Result<Event, Error> {
    let private_body: Option<String> = row.try_get("private_body")?;
    let private = match private_body {
        Some(body) => Some(Private {
            owner: uuid(row, "owner")?,
            body,
        }),
        None => None,
    };
    Ok(Event {
        seq: number(row, "seq")?,
        kind: row.try_get("kind")?,
        body: row.try_get("body")?,
        private,
        at: time(row, "at")?,
    })
}

fn uuid(row: &SqliteRow, column: &'static str) -> Result<Uuid, Error> {
    let bytes: &[u8] = row.try_get(column)?;
    Uuid::from_slice(bytes).map_err(|_| Error::Corrupt(column))
}

fn number(row: &SqliteRow, column: &'static str) -> Result<u64, Error> {
    let value: i64 = row.try_get(column)?;
    u64::try_from(value).map_err(|_| Error::Corrupt(column))
}

fn time(row: &SqliteRow, column: &'static str) -> Result<Timestamp, Error> {
    let value: i64 = row.try_get(column)?;
    Timestamp::from_millisecond(value).map_err(|_| Error::Corrupt(column))
}
