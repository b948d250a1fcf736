//! Ticks into bars, and bars into the table: the finished ones, and every few seconds the growing ones too.

use std::collections::BTreeMap;
use std::time::Duration;

use engine::{Bar, Candles, Interval, Symbol};
use foundation::brand::Brand;
use kernel::Result;
use tokio::sync::broadcast::error::RecvError;

use super::queries;
use crate::market_data::intake::{Quote, TOPIC};

/// The bars of one brand as they grow.
#[derive(Default)]
pub struct Recorder {
    growing: BTreeMap<Symbol, Candles>,
    finished: Vec<(Symbol, Bar)>,
}

impl Recorder {
    pub fn take(&mut self, quotes: &[Quote]) {
        for quote in quotes {
            let finished = &mut self.finished;
            let candles = self.growing.entry(quote.symbol).or_default();
            candles.tick(quote.at, quote.bid, quote.ask, |interval, bar| {
                if interval == Interval::M1 {
                    finished.push((quote.symbol, bar));
                }
            });
        }
    }

    /// Stores what has finished and what is growing.
    pub async fn flush(&mut self, brand: &Brand) -> Result<()> {
        let mut bars = std::mem::take(&mut self.finished);
        bars.extend(self.growing.iter().filter_map(|(symbol, candles)| candles.current(Interval::M1).map(|bar| (*symbol, *bar))));
        if bars.is_empty() {
            return Ok(());
        }
        brand.write(move |tx| bars.iter().try_for_each(|(symbol, bar)| queries::put(tx, *symbol, bar))).await
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
