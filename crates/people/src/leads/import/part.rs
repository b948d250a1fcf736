//! A part of the file in the order in which its leads were registered.
//!
//! An index changes a whole page of itself for one row, and what is written is pages. Rows of a file stand in any order of time, so each would
//! change another page of every index that is led by time; in the order of time they change the same ones, one after the other. A part is
//! some ten thousands of rows: as many as fit into [`MAX_BYTES`].
//!
//! Invariants
//! - The order depends on the rows alone: read again from where it begins, with as many rows, a part comes out the same.
//! - Rows of one address keep the order of the file, so the first of them becomes the lead.
//! - Memory is bounded: [`MAX_BYTES`] of rows and one record, and at most as much again while buffers grow and for what addresses
//!   were seen.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::decode::Encoding;
use super::header::{Column, Field, Target};
use super::records::{Oversize, Record};
use super::{email, row};

/// What the rows of a part may add up to; little where it is tested that parts follow each other.
const MAX_BYTES: usize = if cfg!(test) { 2 * 1024 } else { 24 * 1024 * 1024 };
/// Rows without a time stand behind those that have one: they are registered as they are stored.
const LAST: i64 = i64::MAX;

/// Where a record's cells are kept, and when its lead was registered.
struct Kept {
    at: i64,
    line: u64,
    last_line: u64,
    oversize: Option<Oversize>,
    cells: (u32, u32),
    ends: (u32, u32),
    address: (u32, u32),
}

/// Rows that were read and not handed out yet.
#[derive(Default)]
pub struct Part {
    cells: Vec<u8>,
    ends: Vec<u32>,
    addresses: String,
    kept: Vec<Kept>,
    /// How many of them were handed out.
    passed: usize,
    /// By address, when its first row was registered.
    firsts: HashMap<u64, i64>,
}

/// The columns by which rows are put in order; without the first they keep that of the file.
#[derive(Clone, Copy)]
pub struct Order {
    registered: Option<usize>,
    address: Option<usize>,
}

impl Order {
    pub fn of(columns: &[Column]) -> Order {
        let find = |field| columns.iter().position(|column| column.target == Target::Field(field));
        Order { registered: find(Field::CreatedAt), address: find(Field::Email) }
    }

    /// By its cells alone, whether it becomes a lead or not: a part that an older version began comes out the same.
    fn at(self, record: &Record<'_>, firsts: &mut HashMap<u64, i64>) -> i64 {
        let Some(registered) = self.registered else { return LAST };
        let cell = |at: usize| (at < record.len()).then(|| record.cell(at));
        let registered = cell(registered).and_then(|cell| row::instant(row::trimmed(&cell)));
        let own = registered.map_or(LAST, |at| at.micros());
        let address = self.address.and_then(cell);
        match address.as_deref().map(|cell| email::bare(row::trimmed(cell))).filter(|address| !address.is_empty()) {
            Some(address) => *firsts.entry(hash(address)).or_insert(own),
            None => own,
        }
    }
}

/// Two addresses with one hash would stand beside each other, and that is all.
fn hash(address: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    address.to_lowercase().hash(&mut hasher);
    hasher.finish()
}

impl Part {
    /// How many rows it has, those handed out too.
    pub fn len(&self) -> usize {
        self.kept.len()
    }

    /// How many were handed out.
    pub fn passed(&self) -> usize {
        self.passed
    }

    pub fn is_used_up(&self) -> bool {
        self.passed == self.kept.len()
    }

    pub fn is_full(&self) -> bool {
        let rows = self.ends.len() * size_of::<u32>() + self.kept.len() * size_of::<Kept>();
        self.cells.len() + self.addresses.len() + rows >= MAX_BYTES
    }

    /// Keeps a row, and the address under which it becomes a lead, if it does and has one.
    pub fn keep(&mut self, record: &Record<'_>, order: Order, address: Option<&str>) {
        let at = order.at(record, &mut self.firsts);
        let from = (self.cells.len() as u32, self.ends.len() as u32, self.addresses.len() as u32);
        self.addresses.push_str(address.unwrap_or_default());
        self.cells.extend_from_slice(record.bytes);
        self.ends.extend_from_slice(record.ends);
        self.kept.push(Kept {
            at,
            line: record.line,
            last_line: record.last_line,
            oversize: record.oversize,
            cells: (from.0, self.cells.len() as u32),
            ends: (from.1, self.ends.len() as u32),
            address: (from.2, self.addresses.len() as u32),
        });
    }

    /// Puts the rows in order and passes over those that were handed out in an earlier life.
    pub fn begin(&mut self, passed: usize) {
        self.firsts = HashMap::new();
        self.kept.sort_by_key(|kept| (kept.at, kept.line));
        self.passed = passed.min(self.kept.len());
    }

    /// For each row that was not handed out, in that order, the address under which it becomes a lead, empty where there is none.
    pub fn addresses(&self) -> impl Iterator<Item = &str> {
        self.kept[self.passed..].iter().map(|kept| &self.addresses[kept.address.0 as usize..kept.address.1 as usize])
    }

    pub fn next(&mut self, encoding: Encoding) -> Option<Record<'_>> {
        let kept = self.kept.get(self.passed)?;
        self.passed += 1;
        let within = |(from, to): (u32, u32)| from as usize..to as usize;
        let (bytes, ends) = (&self.cells[within(kept.cells)], &self.ends[within(kept.ends)]);
        Some(Record::new((kept.line, kept.last_line), kept.oversize, encoding, bytes, ends))
    }
}
