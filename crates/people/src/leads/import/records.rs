//! Text to records: where a record of the file begins and ends, and what its cells hold.
//!
//! Invariants
//! - A record starts from a clean parser, so reading on from any record's beginning gives what reading on would have given.
//! - No record is held beyond [`MAX_RECORD`] bytes; the rest of a longer one is read past, not kept.
//! - Lines are counted as an editor counts them: LF, CR LF and a lone CR each end one, inside quotes too.

use std::borrow::Cow;
use std::io::{self, Read};

use csv_core::ReadRecordResult;

use super::decode::{self, Encoding, Source};

pub const MAX_CELL: usize = 64 * 1024;
pub const MAX_COLUMNS: usize = 200;
pub const MAX_RECORD: usize = 1024 * 1024;
pub const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];
const SAMPLE: usize = 20;

/// Why a record's cells are not given. Columns count from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Oversize {
    Cell { column: usize },
    Columns,
    Record,
}

/// One record, valid until the next is read.
pub struct Record<'a> {
    /// The line of the file it starts on, from 1.
    pub line: u64,
    /// The line it ends on.
    pub last_line: u64,
    pub oversize: Option<Oversize>,
    encoding: Encoding,
    /// The cells, one behind the other.
    pub bytes: &'a [u8],
    /// Where each of them ends.
    pub ends: &'a [u32],
    /// The whole record as UTF-8, if it is.
    text: Option<&'a str>,
}

impl<'a> Record<'a> {
    /// A record between two lines of the file, whose cells end at `ends`.
    pub fn new(
        (line, last_line): (u64, u64),
        oversize: Option<Oversize>,
        encoding: Encoding,
        bytes: &'a [u8],
        ends: &'a [u32],
    ) -> Record<'a> {
        let text = if encoding == Encoding::Windows1252 { None } else { std::str::from_utf8(bytes).ok() };
        Record { line, last_line, oversize, encoding, bytes, ends, text }
    }

    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// The size of all cells, in bytes of the parsed text.
    pub fn size(&self) -> usize {
        self.bytes.len()
    }

    pub fn cell(&self, column: usize) -> Cow<'a, str> {
        let start = if column == 0 { 0 } else { self.ends[column - 1] as usize };
        let end = self.ends[column] as usize;
        match self.text.and_then(|text| text.get(start..end)) {
            Some(cell) => Cow::Borrowed(cell),
            None => decode::cell(&self.bytes[start..end], self.encoding),
        }
    }

    pub fn cells(&self) -> impl Iterator<Item = Cow<'a, str>> + '_ {
        (0..self.len()).map(|column| self.cell(column))
    }

    pub fn has_nul(&self) -> bool {
        self.bytes.contains(&0)
    }

    /// Whether there is nothing in it but blanks.
    pub fn is_blank(&self) -> bool {
        self.oversize.is_none() && self.bytes.iter().all(|b| matches!(b, b' ' | b'\t' | b'\r' | b'\n'))
    }
}

/// The records of a file, one after the other.
pub struct Records<R> {
    source: Source<R>,
    parser: csv_core::Reader,
    cells: Vec<u8>,
    ends: Vec<usize>,
    /// The ends of the record at hand, as they are kept.
    short_ends: Vec<u32>,
    line: u64,
    after_cr: bool,
}

/// How far the parser has filled the buffers for the record at hand.
#[derive(Default)]
struct Filled {
    bytes: usize,
    ends: usize,
    oversize: Option<Oversize>,
}

impl<R: Read> Records<R> {
    /// `line` is the line the source stands at the beginning of.
    pub fn new(source: Source<R>, delimiter: u8, line: u64) -> Records<R> {
        let parser = csv_core::ReaderBuilder::new().delimiter(delimiter).build();
        let short_ends = Vec::with_capacity(MAX_COLUMNS);
        Records { source, parser, cells: vec![0; 16 * 1024], ends: vec![0; MAX_COLUMNS], short_ends, line, after_cr: false }
    }

    /// Bytes from the beginning of the file to the next record.
    pub fn offset(&self) -> u64 {
        self.source.offset()
    }

    /// The line the next record starts on.
    pub fn line(&self) -> u64 {
        self.line
    }

    pub fn encoding(&self) -> Encoding {
        self.source.encoding()
    }

    /// The next record; lines without anything in them are passed over. `None` at the end of the file.
    pub fn read(&mut self) -> io::Result<Option<Record<'_>>> {
        self.pass_line_ends()?;
        let line = self.line;
        let Some(filled) = self.parse()? else { return Ok(None) };
        let last_line = self.line.saturating_sub(u64::from(self.after_cr || self.line > line)).max(line);
        self.pass_line_ends()?;
        self.short_ends.clear();
        // A record has at most a mebibyte.
        self.short_ends.extend(self.ends[..filled.ends].iter().map(|end| *end as u32));
        let oversize = filled.oversize.or_else(|| largest_cell(&self.short_ends));
        let (encoding, bytes) = (self.source.encoding(), &self.cells[..filled.bytes]);
        Ok(Some(Record::new((line, last_line), oversize, encoding, bytes, &self.short_ends)))
    }

    fn parse(&mut self) -> io::Result<Option<Filled>> {
        self.parser.reset();
        let mut filled = Filled::default();
        loop {
            let input = self.source.window(1)?;
            let (result, read, written, ended) =
                self.parser.read_record(input, &mut self.cells[filled.bytes..], &mut self.ends[filled.ends..]);
            let lines = line_ends(&input[..read], &mut self.after_cr);
            self.line += lines;
            self.source.consume(read);
            filled.bytes += written;
            filled.ends += ended;
            match result {
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull => self.grow(&mut filled),
                ReadRecordResult::OutputEndsFull => discard(&mut filled, Oversize::Columns),
                ReadRecordResult::Record => break,
                ReadRecordResult::End => return Ok(None),
            }
        }
        if filled.oversize.is_some() {
            (filled.bytes, filled.ends) = (0, 0);
        }
        Ok(Some(filled))
    }

    fn grow(&mut self, filled: &mut Filled) {
        if self.cells.len() < MAX_RECORD && filled.oversize.is_none() {
            self.cells.resize(self.cells.len() * 2, 0);
            return;
        }
        let start = filled.ends.checked_sub(1).map_or(0, |last| self.ends[last]);
        let in_one_cell = filled.oversize.is_none() && filled.bytes - start.min(filled.bytes) > MAX_CELL;
        discard(filled, if in_one_cell { Oversize::Cell { column: filled.ends } } else { Oversize::Record });
    }

    /// Passes line ends, and byte order marks left where files were glued together.
    fn pass_line_ends(&mut self) -> io::Result<()> {
        loop {
            let len = match self.source.window(3)? {
                [b'\r' | b'\n', ..] => 1,
                [0xEF, 0xBB, 0xBF, ..] => 3,
                _ => {
                    self.after_cr = false;
                    return Ok(());
                }
            };
            let passed = &self.source.window(len)?[..len];
            let lines = line_ends(passed, &mut self.after_cr);
            self.line += lines;
            self.source.consume(len);
        }
    }
}

/// Forgets what was kept of a record that is too large; the first reason stays.
fn discard(filled: &mut Filled, why: Oversize) {
    *filled = Filled { bytes: 0, ends: 0, oversize: filled.oversize.or(Some(why)) };
}

fn largest_cell(ends: &[u32]) -> Option<Oversize> {
    let mut start = 0;
    for (column, end) in ends.iter().enumerate() {
        if (end - start) as usize > MAX_CELL {
            return Some(Oversize::Cell { column });
        }
        start = *end;
    }
    None
}

/// Lines that end in these bytes; an LF that completes a CR LF is not counted again, across calls too.
fn line_ends(bytes: &[u8], after_cr: &mut bool) -> u64 {
    let mut lines = 0;
    let mut previous = *after_cr;
    for b in bytes {
        lines += u64::from(*b == b'\r' || (*b == b'\n' && !previous));
        previous = *b == b'\r';
    }
    *after_cr = previous;
    lines
}

/// The first records of a text, split at `delimiter`; one that may be cut off is left out.
pub fn sample(text: &[u8], encoding: Encoding, delimiter: u8, whole: bool) -> Result<Vec<Vec<String>>, Oversize> {
    // UTF-16 is UTF-8 by the time its text is seen.
    let encoding = if encoding == Encoding::Windows1252 { encoding } else { Encoding::Utf8 };
    let mut records = Records::new(Source::new(text.to_vec(), io::empty(), encoding, 0), delimiter, 1);
    let mut rows = Vec::new();
    while rows.len() <= SAMPLE {
        match records.read() {
            Ok(Some(Record { oversize: Some(oversize), .. })) if rows.is_empty() => return Err(oversize),
            Ok(Some(record)) if !record.is_blank() => rows.push(record.cells().map(Cow::into_owned).collect()),
            Ok(Some(_)) => {}
            _ => {
                if !whole && rows.len() > 1 {
                    rows.pop();
                }
                break;
            }
        }
    }
    Ok(rows)
}

/// The delimiter under which the text reads best: most headers known, then most cells in rows of one length.
pub fn guess_delimiter(text: &[u8], encoding: Encoding, whole: bool, is_known: impl Fn(&str) -> bool) -> u8 {
    let mut best = (b',', (0, 0));
    for delimiter in DELIMITERS {
        let Ok(rows) = sample(text, encoding, delimiter, whole) else { continue };
        let Some(first) = rows.first().filter(|first| first.len() > 1) else { continue };
        let known = first.iter().filter(|name| is_known(name)).count();
        let even = rows.iter().filter(|row| row.len() == first.len()).count();
        let score = (known, even * first.len().min(30) * SAMPLE / rows.len());
        if score > best.1 {
            best = (delimiter, score);
        }
    }
    best.0
}

/// The delimiter Excel is told by a first line `sep=;`.
pub fn declared_delimiter(text: &[u8]) -> Option<u8> {
    match text {
        [b's' | b'S', b'e' | b'E', b'p' | b'P', b'=', delimiter, b'\r' | b'\n', ..] if DELIMITERS.contains(delimiter) => Some(*delimiter),
        _ => None,
    }
}
