//! A file of leads, read row by row: any encoding and delimiter people send, any language in the header, checked.
//!
//! A file is opened once, its header decided; then it is read chunk by chunk, and after every chunk there is a
//! [`Position`] from which another [`Import`] goes on, in this process or the next.
//!
//! [`job`] stores what is read; [`api`] receives files.
//!
//! Invariants
//! - Reading knows no database, no file system, no clock: a reader goes in, rows come out.
//! - Memory does not grow with the file: one window, one record of at most 1 MiB, one chunk.
//! - No input makes it panic, and no row disappears: it is a lead, or a refusal with its line, field and reason.

pub mod api;
mod decode;
pub(crate) mod email;
mod header;
pub mod job;
pub(crate) mod phone;
mod prepare;
mod problem;
pub mod queries;
mod records;
mod row;
pub mod shown;
pub mod state;
mod store;
mod synonyms;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::io::Read;

use serde::{Deserialize, Serialize};

pub use decode::Encoding;
pub use header::{Column, Field, Header, Target, UTM_KEYS};
pub use problem::{ImportProblem, RowProblem};
pub use row::LeadRow;

use crate::countries::{self, Country};
use decode::{Detected, PREFIX, Source};
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

/// The beginning of a record that has not been read yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Position {
    /// Bytes from the beginning of the file, in its own encoding.
    pub byte: u64,
    /// Rows read so far, leads and refusals, without the header.
    pub record: u64,
    /// The line of the file, from 1.
    pub line: u64,
}

/// Rows in the order of the file, each with the line it starts on.
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
    record: u64,
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
        Ok(Import { records, header, home, record: 0 })
    }

    /// Goes on at a position an earlier import of the same file gave, with that import's header. `reader` must already
    /// stand at `position.byte`.
    pub fn resume(reader: R, options: &Options, position: Position, header: Header) -> Result<Import<R>, ImportProblem> {
        let source = Source::new(Vec::new(), reader, header.encoding, position.byte);
        let records = Records::new(source, header.delimiter as u8, position.line);
        Ok(Import { records, header, home: home(options)?, record: position.record })
    }

    pub fn header(&self) -> &Header {
        &self.header
    }

    pub fn position(&self) -> Position {
        Position { byte: self.records.offset(), record: self.record, line: self.records.line() }
    }

    /// The next rows, `max_rows` at most. After an error, resume at the last chunk's position.
    pub fn next_chunk(&mut self, max_rows: usize) -> Result<Chunk, ImportProblem> {
        let mut rows = Vec::with_capacity(max_rows.min(10_000));
        let mut bytes = 0;
        let mut finished = false;
        while rows.len() < max_rows && bytes < MAX_CHUNK_BYTES {
            let Some(record) = self.records.read()? else {
                finished = true;
                break;
            };
            // Spreadsheets write emptied rows as delimiters alone.
            if record.is_blank() {
                continue;
            }
            bytes += record.size();
            self.record += 1;
            rows.push((record.line, row::check(&record, &self.header.columns, self.home)));
        }
        Ok(Chunk { rows, position: self.position(), finished })
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
