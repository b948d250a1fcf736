//! A file of leads, read row by row: any encoding and delimiter people send, any language in the header, checked.
//!
//! A file is opened once, its header decided; then it is read chunk by chunk, and after every chunk there is a
//! [`Position`] from which another [`Import`] goes on, in this process or the next.
//!
//! [`job`] stores what is read; [`api`] receives files.
//!
//! Invariants
//! - Reading knows no database, no file system, no clock: a reader and what time it is go in, rows come out.
//! - Memory does not grow with the file: one window, two parts and the ids of one's rows, one record of at most 1 MiB, one chunk.
//! - No input makes it panic, and no row disappears: it is a lead, or a refusal with its line, field and reason.

pub mod api;
mod decode;
pub(crate) mod email;
mod header;
pub mod job;
mod part;
pub(crate) mod phone;
mod prepare;
mod problem;
pub mod queries;
mod reader;
mod records;
mod reserve;
mod row;
pub mod shown;
pub mod state;
mod store;
mod synonyms;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::io::Read;

use kernel::Timestamp;
use serde::{Deserialize, Serialize};

pub use decode::Encoding;
pub use header::{Column, Field, Header, Target, UTM_KEYS};
pub use problem::{ImportProblem, RowProblem};
pub use row::LeadRow;

use crate::countries::{self, Country};
use decode::{Detected, PREFIX, Source};
use part::{Order, Part};
use records::{DELIMITERS, Records};

/// A chunk ends early when its cells add up to this, so that wide rows cost no more memory than narrow ones.
const MAX_CHUNK_BYTES: usize = 4 * 1024 * 1024;

/// What the sender of a file knows better than we can guess. All of it may be left empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Options {
    /// Column name to field name, `metadata` or `ignore`; columns not named are guessed.
    pub mapping: BTreeMap<String, String>,
    pub encoding: Option<Encoding>,
    pub delimiter: Option<char>,
    /// Whether the first row names the columns.
    pub has_header: Option<bool>,
    /// The country of rows that name none: a code or an English name.
    pub country: Option<String>,
}

/// How far a file is behind us.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Position {
    /// Bytes from the beginning of the file, in its own encoding: everything before is behind us.
    pub byte: u64,
    /// Rows behind us, leads and refusals, without the header.
    pub record: u64,
    /// The line of the file at `byte`, from 1.
    pub line: u64,
    /// The part that begins at `byte`, where some of it is behind us.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<Within>,
}

/// A place within a part of a file, whose rows are handed out in an order of their own; see [`part`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Within {
    pub rows: u64,
    /// How many of them, in that order, are behind us.
    pub passed: u64,
    /// Where the part ends.
    pub end: u64,
}

/// Rows, each with the line it starts on: those of a part of the file in the order in which their leads were registered, part after part.
#[derive(Debug)]
pub struct Chunk {
    pub rows: Vec<(u64, Result<LeadRow, RowProblem>)>,
    /// Where the next chunk begins.
    pub position: Position,
    /// Nothing comes after this chunk.
    pub finished: bool,
}

/// A file being read.
pub struct Import<R> {
    records: Records<R>,
    header: Header,
    home: Option<&'static Country>,
    /// No lead was registered after this.
    now: Timestamp,
    order: Order,
    /// Rows behind us.
    record: u64,
    /// What is handed out, and where it begins.
    part: Part,
    from: Place,
    /// What is handed out next, as far as it is read, and where it begins.
    ahead: Part,
    ahead_from: Place,
    /// How many rows it is to have, where that was decided in an earlier life.
    wanted: Option<u64>,
    /// Nothing is left to be read.
    ended: bool,
    /// The addresses of the part were not told yet.
    untold: bool,
}

/// A byte of the file and its line.
#[derive(Clone, Copy)]
struct Place {
    byte: u64,
    line: u64,
}

impl<R: Read> Import<R> {
    /// Looks at the beginning of a file and decides how to read it.
    pub fn open(mut reader: R, options: &Options) -> Result<Import<R>, ImportProblem> {
        let home = home(options)?;
        let mut head = Vec::new();
        reader.by_ref().take(PREFIX as u64).read_to_end(&mut head)?;
        if head.is_empty() {
            return Err(ImportProblem::Empty);
        }
        if let Some(what) = decode::not_text(&head) {
            return Err(ImportProblem::NotText(what));
        }
        let (encoding, bom_len) = encoding(&head, options);
        let whole = head.len() < PREFIX;
        let mut source = Source::new(head.split_off(bom_len), reader, encoding, bom_len as u64);
        let text = source.window(1)?.to_vec();
        if decode::is_binary(&text) {
            return Err(ImportProblem::NotText("binary data"));
        }
        let declared = records::declared_delimiter(&text);
        let (header, read_first) = decide(&text[if declared.is_some() { 5 } else { 0 }..], encoding, declared, whole, options)?;
        let mut records = Records::new(source, header.delimiter as u8, 1);
        let passed = usize::from(declared.is_some()) + usize::from(read_first);
        for _ in 0..passed {
            pass_heading(&mut records)?;
        }
        Ok(Import::new(records, header, home))
    }

    fn new(records: Records<R>, header: Header, home: Option<&'static Country>) -> Import<R> {
        let (order, from) = (Order::of(&header.columns), Place { byte: records.offset(), line: records.line() });
        let (part, ahead) = Default::default();
        let (now, wanted, ended, untold) = (Timestamp::from_micros(i64::MAX), None, false, false);
        Import { records, header, home, now, order, record: 0, part, from, ahead, ahead_from: from, wanted, ended, untold }
    }

    /// Goes on at a position an earlier import of the same file gave, with that import's header. `reader` must already
    /// stand at `position.byte`.
    pub fn resume(reader: R, options: &Options, position: Position, header: Header, now: Timestamp) -> Result<Import<R>, ImportProblem> {
        let source = Source::new(Vec::new(), reader, header.encoding, position.byte);
        let records = Records::new(source, header.delimiter as u8, position.line);
        let mut import = Import::new(records, header, home(options)?);
        (import.record, import.now) = (position.record, now);
        if let Some(part) = position.part {
            import.wanted = Some(part.rows);
            import.next_part(usize::try_from(part.passed).unwrap_or(usize::MAX))?;
        }
        Ok(import)
    }

    pub fn header(&self) -> &Header {
        &self.header
    }

    pub fn position(&self) -> Position {
        let (rows, passed) = (self.part.len() as u64, self.part.passed() as u64);
        let (Place { byte, line }, part) = match self.part.is_used_up() {
            true => (self.ahead_from, None),
            false => (self.from, Some(Within { rows, passed, end: self.ahead_from.byte })),
        };
        Position { byte, record: self.record, line, part }
    }

    /// How many rows follow, `most` at most. Nothing is kept of them, and nothing can be read after it.
    pub fn count(mut self, most: usize) -> Result<usize, ImportProblem> {
        let mut rows = 0;
        while rows < most {
            match self.records.read()? {
                Some(record) if record.is_blank() => {}
                Some(_) => rows += 1,
                None => break,
            }
        }
        Ok(rows)
    }

    /// When a part begins, for each of its rows the address under which it becomes a lead, empty where there is none.
    pub fn addresses(&mut self) -> Result<Option<impl Iterator<Item = &str>>, ImportProblem> {
        if self.part.is_used_up() {
            self.next_part(0)?;
        }
        Ok(std::mem::take(&mut self.untold).then(|| self.part.addresses()))
    }

    /// The next rows, `max_rows` at most. After an error, resume at the last chunk's position.
    pub fn next_chunk(&mut self, max_rows: usize) -> Result<Chunk, ImportProblem> {
        if self.part.is_used_up() {
            self.next_part(0)?;
        }
        let (mut rows, mut bytes) = (Vec::with_capacity(max_rows.min(10_000)), 0);
        while rows.len() < max_rows && bytes < MAX_CHUNK_BYTES {
            let Some(record) = self.part.next(self.records.encoding()) else { break };
            bytes += record.size();
            rows.push((record.line, row::check(&record, &self.header.columns, self.home, self.now)));
        }
        self.record += rows.len() as u64;
        // The next part is read in the measure in which this one is handed out, so that nobody waits for a whole one.
        self.read_ahead(2 * rows.len())?;
        let finished = self.ended && self.part.is_used_up() && self.ahead.len() == 0;
        Ok(Chunk { rows, position: self.position(), finished })
    }

    /// Goes over to the next part, of which so many rows are behind us.
    fn next_part(&mut self, passed: usize) -> Result<(), ImportProblem> {
        self.read_ahead(usize::MAX)?;
        self.part = std::mem::take(&mut self.ahead);
        self.part.begin(passed);
        self.from = self.ahead_from;
        self.ahead_from = Place { byte: self.records.offset(), line: self.records.line() };
        (self.wanted, self.untold) = (None, true);
        Ok(())
    }

    /// Reads some more records of the next part, unless it is whole.
    fn read_ahead(&mut self, records: usize) -> Result<(), ImportProblem> {
        for _ in 0..records {
            let is_whole = match self.wanted {
                Some(rows) => self.ahead.len() as u64 >= rows,
                None => self.ahead.is_full(),
            };
            if is_whole || self.ended {
                break;
            }
            match self.records.read()? {
                // Spreadsheets write emptied rows as delimiters alone.
                Some(record) if record.is_blank() => {}
                Some(record) => {
                    let lead = row::check(&record, &self.header.columns, self.home, self.now).ok();
                    self.ahead.keep(&record, self.order, lead.and_then(|lead| lead.email_key()).as_deref());
                }
                None => self.ended = true,
            }
        }
        Ok(())
    }
}

fn pass_heading<R: Read>(records: &mut Records<R>) -> Result<(), ImportProblem> {
    loop {
        match records.read()? {
            Some(record) if record.is_blank() => {}
            Some(record) => return record.oversize.map_or(Ok(()), |oversize| Err(oversize.into())),
            None => return Ok(()),
        }
    }
}

fn home(options: &Options) -> Result<Option<&'static Country>, ImportProblem> {
    let named = options.country.as_deref().map(row::trimmed).filter(|text| !text.is_empty());
    named.map(|text| countries::find(text).ok_or_else(|| ImportProblem::UnknownCountry(text.to_owned()))).transpose()
}

fn encoding(head: &[u8], options: &Options) -> (Encoding, usize) {
    let Detected { encoding, bom_len } = decode::detect(head);
    match options.encoding {
        Some(wanted) if wanted != encoding => (wanted, 0),
        _ => (encoding, bom_len),
    }
}

/// Delimiter and columns, and whether the first record is a header to be passed over.
fn decide(text: &[u8], encoding: Encoding, declared: Option<u8>, whole: bool, options: &Options) -> Result<(Header, bool), ImportProblem> {
    let wanted =
        options.delimiter.map(|c| u8::try_from(c).ok().filter(|b| DELIMITERS.contains(b)).ok_or(ImportProblem::UnknownDelimiter(c)));
    let chosen = wanted.transpose()?.or(declared);
    let is_known = |name: &str| synonyms::guess(name).is_some() || options.mapping.contains_key(name);
    let delimiter = chosen.unwrap_or_else(|| records::guess_delimiter(text, encoding, whole, is_known));
    let rows = records::sample(text, encoding, delimiter, whole)?;
    let Some(first) = rows.first() else { return Err(ImportProblem::Empty) };
    let in_file = options.has_header.unwrap_or_else(|| !header::is_missing(first));
    let (columns, notes) =
        if in_file { header::from_names(first, &options.mapping)? } else { header::from_content(&rows, &options.mapping)? };
    Ok((Header { encoding, delimiter: delimiter as char, in_file, columns, notes }, in_file))
}
