//! Ticks into bars, and bars into the table: the finished ones, and every few seconds those that grew; with them the last quotes.

use std::collections::BTreeMap;
use std::time::Duration;

use engine::{Bar, Candles, Interval, Symbol};
use foundation::brand::Brand;
use kernel::Result;
use tokio::sync::broadcast::error::RecvError;

use super::queries;
use crate::market_data::intake::{Quote, TOPIC};
use crate::market_data::last_quotes;

/// The bars of one brand as they grow.
#[derive(Default)]
pub struct Recorder {
    growing: BTreeMap<Symbol, Candles>,
    finished: Vec<(Symbol, Bar)>,
    /// The last quote of each symbol that was quoted since bars were stored.
    fresh: BTreeMap<Symbol, Quote>,
}

impl Recorder {
    pub fn take(&mut self, quotes: &[Quote]) {
        for quote in quotes {
            self.fresh.insert(quote.symbol, *quote);
            let finished = &mut self.finished;
            let candles = self.growing.entry(quote.symbol).or_default();
            candles.tick(quote.at, quote.bid, quote.ask, |interval, bar| {
                if interval == Interval::M1 {
                    finished.push((quote.symbol, bar));
                }
            });
        }
    }

    /// Stores what has finished, what has grown, and the last quotes. What could not be stored is stored the next time.
    pub async fn flush(&mut self, brand: &Brand) -> Result<()> {
        if self.fresh.is_empty() && self.finished.is_empty() {
            return Ok(());
        }
        let quotes: Vec<Quote> = self.fresh.values().copied().collect();
        let grown = self.fresh.keys().filter_map(|symbol| Some((*symbol, *self.growing.get(symbol)?.current(Interval::M1)?)));
        let bars: Vec<(Symbol, Bar)> = self.finished.iter().copied().chain(grown).collect();
        brand
            .write(move |tx| {
                bars.iter().try_for_each(|(symbol, bar)| queries::put(tx, *symbol, bar))?;
                quotes.iter().try_for_each(|quote| last_quotes::put(tx, quote))
            })
            .await?;
        self.finished.clear();
        self.fresh.clear();
        Ok(())
    }
}

/// Records a brand's quotes until the process ends.
pub async fn run(brand: Brand) {
    let mut notices = brand.notices();
    let mut recorder = Recorder::default();
    let mut flush = tokio::time::interval(Duration::from_secs(5));
    loop {
        tokio::select! {
            notice = notices.recv() => match notice {
                Ok(notice) if notice.topic == TOPIC => {
                    let quotes: Vec<Quote> = serde_json::from_value(notice.payload).unwrap_or_default();
                    recorder.take(&quotes);
                }
                Ok(_) => {}
                Err(RecvError::Lagged(missed)) => tracing::warn!(missed, brand = brand.id(), "quotes were missed by the candles"),
                Err(RecvError::Closed) => return,
            },
            _ = flush.tick() => {
                if let Err(problem) = recorder.flush(&brand).await {
                    tracing::warn!(%problem, brand = brand.id(), "candles could not be stored");
                }
            }
        }
    }
}
