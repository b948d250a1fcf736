//! Which lead each row of a part becomes, settled before any of them is stored: their addresses are reserved, in the order of addresses.
//!
//! Rows are stored in the order of time, which suits every index but that of addresses: there each row would change another page. So it is a
//! table of its own, filled ahead for a whole part, and a page that was changed is left behind.
//!
//! Invariants
//! - A reservation is no lead. Whoever else comes with the address before the row is stored makes the lead, under the id reserved here.
//! - Rows of one address have one id, whichever parts, lives and workers they are in.
//! - Only rows that become leads reserve anything, and only for the worker that has the import.

use foundation::db::{Built, Tx};
use kernel::{LeadId, Result};

use super::queries;

/// The lead that a row becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RowLead {
    pub id: LeadId,
    /// Nobody had its address before.
    pub is_new: bool,
}

/// The leads of a part's rows, in the order in which these are handed out.
pub struct Reserved<'a> {
    rows: Vec<RowLead>,
    /// The rows that have an address, by address; the first of several with one comes first.
    by_address: Vec<(&'a str, u32)>,
    /// Of `by_address`, what was handed out to be reserved.
    asked: usize,
}

/// Addresses in their order, to be reserved in one step.
pub struct Addresses {
    insert: Vec<Built>,
    wanted: Vec<(String, LeadId)>,
}

/// Addresses that some lead had already, and which.
pub type Known = Vec<(String, LeadId)>;

impl<'a> Reserved<'a> {
    /// Gives every row an id. An empty address is none.
    pub fn new(addresses: impl Iterator<Item = &'a str>, mut new_id: impl FnMut() -> LeadId) -> Reserved<'a> {
        let most = addresses.size_hint().0;
        let (mut rows, mut by_address) = (Vec::with_capacity(most), Vec::with_capacity(most));
        for (at, address) in addresses.enumerate() {
            rows.push(RowLead { id: new_id(), is_new: true });
            if !address.is_empty() {
                by_address.push((address, at as u32));
            }
        }
        by_address.sort_unstable();
        for pair in by_address.windows(2) {
            if pair[0].0 == pair[1].0 {
                rows[pair[1].1 as usize] = RowLead { id: rows[pair[0].1 as usize].id, is_new: false };
            }
        }
        Reserved { rows, by_address, asked: 0 }
    }

    /// The next addresses to be reserved, `most` at most; none when all were handed out.
    pub fn next(&mut self, most: usize) -> Option<Addresses> {
        let rest = &self.by_address[self.asked..];
        let mut wanted: Vec<(String, LeadId)> = Vec::with_capacity(most.min(rest.len()));
        for (address, at) in rest {
            let own = self.rows[*at as usize];
            if own.is_new && wanted.len() == most {
                break;
            }
            self.asked += 1;
            if own.is_new {
                wanted.push(((*address).to_owned(), own.id));
            }
        }
        let insert = queries::reserve(&wanted);
        (!wanted.is_empty()).then_some(Addresses { insert, wanted })
    }

    /// Takes in which addresses were not free.
    pub fn learn(&mut self, known: Known) {
        for (address, id) in known {
            let first = self.by_address.partition_point(|(other, _)| *other < &*address);
            for (_, at) in self.by_address[first..].iter().take_while(|(other, _)| *other == address) {
                self.rows[*at as usize] = RowLead { id, is_new: false };
            }
        }
    }

    /// The leads, row by row.
    pub fn rows(self) -> Vec<RowLead> {
        self.rows
    }
}

impl Addresses {
    pub fn len(&self) -> usize {
        self.wanted.len()
    }

    /// Reserves those that are free.
    pub fn reserve(&self, tx: &mut Tx<'_>) -> Result<Known> {
        let mut free = 0;
        for built in &self.insert {
            free += tx.execute_built(built)?;
        }
        if free == self.wanted.len() as u64 {
            return Ok(Vec::new());
        }
        let now = queries::reserved(tx, self.wanted.iter().map(|(address, _)| &**address))?;
        let is_ours = |(address, id): &(String, LeadId)| {
            self.wanted.binary_search_by(|(other, _)| other.cmp(address)).is_ok_and(|at| self.wanted[at].1 == *id)
        };
        Ok(now.into_iter().filter(|known| !is_ours(known)).collect())
    }
}
