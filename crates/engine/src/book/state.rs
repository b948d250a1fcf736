//! The book as rows, and its fingerprint.

use std::io::{self, Write};

use kernel::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::account::Account;
use crate::book::Book;
use crate::conversion::Conversion;
use crate::event::Quote;
use crate::group::Group;
use crate::hours::Downtime;
use crate::instrument::Instrument;
use crate::reject::Reject;
use crate::symbol::Symbol;

/// Everything a book is made from. Quotes may be missing: accounts are judged as soon as what they hold is quoted.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Snapshot {
    pub instruments: Vec<Instrument>,
    pub groups: Vec<Group>,
    pub conversions: Vec<Conversion>,
    pub downtimes: Vec<Downtime>,
    pub accounts: Vec<Account>,
    /// Latest raw quotes.
    pub quotes: Vec<(Symbol, Timestamp, Quote)>,
}

impl Book {
    /// Builds a book from rows. Positions and orders may come in any order.
    pub fn restore(snapshot: Snapshot) -> Result<Book, Reject> {
        let mut book = Book::new();
        for instrument in snapshot.instruments {
            book.market.define_instrument(instrument, false)?;
        }
        for group in snapshot.groups {
            book.market.define_group(group, false)?;
        }
        book.market.rework();
        book.market.check_conversions(&snapshot.conversions)?;
        book.market.set_conversions(snapshot.conversions);
        book.market.set_downtimes(snapshot.downtimes);
        for (symbol, at, quote) in snapshot.quotes {
            let listing = book.market.find(symbol).ok_or(Reject::UnknownInstrument)?;
            let listing = &mut book.market.listings[listing as usize];
            (listing.bid, listing.ask, listing.quoted_at, listing.stamp) = (quote.bid.raw(), quote.ask.raw(), at, 1);
        }
        book.slots.reserve_exact(snapshot.accounts.len());
        book.hots.reserve_exact(snapshot.accounts.len());
        book.by_wallet.reserve(snapshot.accounts.len());
        for mut account in snapshot.accounts {
            if book.by_wallet.contains_key(&account.wallet) {
                return Err(Reject::Duplicate);
            }
            book.market.group_index(account.group).ok_or(Reject::UnknownGroup)?;
            let (positions, orders) = (account.positions.len(), account.orders.len());
            account.positions.sort_unstable_by_key(|position| position.id);
            account.orders.sort_unstable_by_key(|order| order.id);
            book.open_account(account);
            let restored = book.slots.last().map(|slot| (slot.account.positions.len(), slot.account.orders.len()));
            if restored != Some((positions, orders)) {
                return Err(Reject::UnknownInstrument);
            }
        }
        book.reindex();
        Ok(book)
    }

    /// The rows that restore this book, accounts in ascending order of wallet.
    pub fn snapshot(&self) -> Snapshot {
        let listings = &self.market.listings;
        let mut accounts: Vec<Account> = self.slots.iter().map(|slot| slot.account.clone()).collect();
        accounts.sort_unstable_by_key(|account| account.wallet);
        let quoted = (0..listings.len() as u32).filter(|index| self.market.listing(*index).quoted());
        let quotes = quoted.map(|index| {
            let listing = self.market.listing(index);
            (listing.spec.symbol(), listing.quoted_at, self.market.raw_quote(index))
        });
        Snapshot {
            instruments: listings.iter().map(|listing| listing.spec.instrument.clone()).collect(),
            groups: self.market.groups.iter().map(|group| group.group.clone()).collect(),
            conversions: self.market.conversions.rows().to_vec(),
            downtimes: self.market.downtimes().to_vec(),
            accounts,
            quotes: quotes.collect(),
        }
    }

    /// A fingerprint of what is durable: definitions and accounts, not quotes. The same on every machine.
    pub fn state_hash(&self) -> String {
        let mut hash = Hashing(Sha256::new());
        // Writing into a hash cannot fail, and the rows have no keys that are not text.
        let mut listings: Vec<_> = self.market.listings.iter().map(|listing| &listing.spec.instrument).collect();
        listings.sort_unstable_by_key(|instrument| instrument.symbol);
        let mut groups: Vec<_> = self.market.groups.iter().map(|group| &group.group).collect();
        groups.sort_unstable_by_key(|group| group.id);
        let _ = serde_json::to_writer(&mut hash, &(listings, groups, self.market.conversions.rows(), self.market.downtimes()));
        let mut accounts: Vec<&Account> = self.slots.iter().map(|slot| &slot.account).collect();
        accounts.sort_unstable_by_key(|account| account.wallet);
        for account in accounts {
            let _ = serde_json::to_writer(&mut hash, account);
        }
        hash.0.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

struct Hashing(Sha256);

impl Write for Hashing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
