//! The physical limit: the same positions in one flat array, valued by a plain loop.

use engine::{Book, Side};

use crate::scene::Scene;

struct Row {
    account: u32,
    listing: u32,
    /// Signed.
    units: i64,
    open: i64,
}

pub struct Flat {
    rows: Vec<Row>,
    prices: Vec<(i64, i64)>,
    accounts: usize,
}

impl Flat {
    pub fn of(book: &Book, scene: &Scene) -> Flat {
        let mut rows = Vec::new();
        for (account, entry) in book.accounts().enumerate() {
            for position in &entry.positions {
                let listing = book.listing_of(position.symbol).expect("listing");
                let sign = if position.side == Side::Buy { 1 } else { -1 };
                // Whole units and whole points, so that the sum fits 64 bits.
                rows.push(Row {
                    account: account as u32,
                    listing,
                    units: sign * position.units / 100_000_000,
                    open: position.open_price.raw() / 1_000,
                });
            }
        }
        let prices = scene.mids.iter().map(|mid| ((mid - 5_000) / 1_000, (mid + 5_000) / 1_000)).collect();
        Flat { rows, prices, accounts: book.accounts().count() }
    }

    pub fn revalue(&self) -> i128 {
        let mut sums = vec![0i64; self.accounts];
        for row in &self.rows {
            let (bid, ask) = self.prices[row.listing as usize];
            let price = if row.units > 0 { bid } else { ask };
            sums[row.account as usize] += (price - row.open) * row.units;
        }
        sums.iter().map(|sum| *sum as i128).sum()
    }
}
