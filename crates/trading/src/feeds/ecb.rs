//! The euro foreign exchange reference rates of the European Central Bank: one fixing per currency and business day since 1999.
//!
//! Invariants
//! - A rate is as published; a day or currency without one has none, and nothing is filled in.
//! - Days ascend. No network: the archive comes in as bytes.

use std::io::{Cursor, Read};

use kernel::{Currency, Day, Price, Problem, Result};

/// Far above the two megabytes the file has, far below what would hurt.
const LARGEST: u64 = 64 * 1024 * 1024;
/// No currency has been worth less; with it, no product of rates overflows.
const HIGHEST: Price = Price::from_raw(10_000_000 * Price::ONE.raw());
const BUNDLED: &[u8] = include_bytes!("../../../../assets/ecb-reference-rates.zip");

/// All fixings, oldest first.
pub struct Fixings {
    days: Vec<Day>,
    currencies: Vec<Currency>,
    /// Day by day, a rate per currency.
    rates: Vec<Option<Price>>,
}

/// The fixings of one day: units of each currency for one euro.
#[derive(Clone, Copy)]
pub struct DayFixings<'a> {
    pub day: Day,
    currencies: &'a [Currency],
    rates: &'a [Option<Price>],
}

impl Fixings {
    /// The archive that comes with the program.
    pub fn bundled() -> Result<Fixings> {
        Fixings::from_zip(BUNDLED)
    }

    /// From an archive as the ECB publishes it, with one CSV file in it.
    pub fn from_zip(archive: &[u8]) -> Result<Fixings> {
        let mut archive = zip::ZipArchive::new(Cursor::new(archive)).map_err(|cause| unreadable("not a ZIP archive").caused_by(cause))?;
        let file = archive.by_index(0).map_err(|cause| unreadable("the archive is empty").caused_by(cause))?;
        Fixings::from_csv(file.take(LARGEST))
    }

    /// From the CSV itself: a column of days, then one per currency; `N/A` where there is no fixing.
    pub fn from_csv(csv: impl Read) -> Result<Fixings> {
        let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(csv);
        let header = reader.headers().map_err(|cause| unreadable("no header").caused_by(cause))?;
        let names = header.iter().skip(1).take_while(|name| !name.is_empty());
        let currencies: Vec<Currency> = names.map(|name| name.parse().map_err(unreadable)).collect::<Result<_>>()?;
        let mut rows = Vec::new();
        for record in reader.records() {
            let record = record.map_err(|cause| unreadable("a row is broken").caused_by(cause))?;
            let day: Day = record.get(0).unwrap_or_default().parse().map_err(unreadable)?;
            let rates: Vec<Option<Price>> =
                (1..=currencies.len()).map(|at| rate(record.get(at).unwrap_or_default())).collect::<Result<_>>()?;
            rows.push((day, rates));
        }
        rows.sort_by_key(|(day, _)| *day);
        rows.dedup_by_key(|(day, _)| *day);
        if rows.is_empty() {
            return Err(unreadable("no days"));
        }
        let days = rows.iter().map(|(day, _)| *day).collect();
        Ok(Fixings { days, currencies, rates: rows.into_iter().flat_map(|(_, rates)| rates).collect() })
    }

    /// The days with fixings, oldest first.
    pub fn days(&self) -> &[Day] {
        &self.days
    }

    /// Every currency that was ever fixed; the euro, to which all are fixed, is not among them.
    pub fn currencies(&self) -> &[Currency] {
        &self.currencies
    }

    pub fn on(&self, day: Day) -> Option<DayFixings<'_>> {
        self.days.binary_search(&day).ok().map(|at| self.at(at))
    }

    /// The fixings of a day, or of the last day before it that has any.
    pub fn on_or_before(&self, day: Day) -> Option<DayFixings<'_>> {
        self.days.partition_point(|known| *known <= day).checked_sub(1).map(|at| self.at(at))
    }

    pub fn iter(&self) -> impl DoubleEndedIterator<Item = DayFixings<'_>> {
        (0..self.days.len()).map(|at| self.at(at))
    }

    /// A currency's fixings against the euro, oldest first, days without one left out.
    pub fn of(&self, currency: Currency) -> impl Iterator<Item = (Day, Price)> + '_ {
        let column = self.currencies.iter().position(|known| *known == currency);
        let width = self.currencies.len();
        let rate = move |at: usize| column.and_then(|column| self.rates[at * width + column]);
        self.days.iter().enumerate().filter_map(move |(at, day)| rate(at).map(|rate| (*day, rate)))
    }

    /// What one `base` cost in `quote` on a day.
    pub fn rate(&self, day: Day, base: Currency, quote: Currency) -> Option<Price> {
        self.on(day)?.rate(base, quote)
    }

    fn at(&self, at: usize) -> DayFixings<'_> {
        let width = self.currencies.len();
        DayFixings { day: self.days[at], currencies: &self.currencies, rates: &self.rates[at * width..(at + 1) * width] }
    }
}

impl<'a> DayFixings<'a> {
    /// Units of a currency for one euro.
    pub fn for_one_euro(&self, currency: Currency) -> Option<Price> {
        if currency == Currency::EUR {
            return Some(Price::ONE);
        }
        let at = self.currencies.iter().position(|known| *known == currency)?;
        self.rates[at]
    }

    /// What one `base` costs in `quote`, through the euro.
    pub fn rate(&self, base: Currency, quote: Currency) -> Option<Price> {
        cross(self.for_one_euro(base)?, self.for_one_euro(quote)?)
    }

    /// The currencies fixed on this day, with their units for one euro.
    pub fn all(&self) -> impl Iterator<Item = (Currency, Price)> + 'a {
        self.currencies.iter().zip(self.rates).filter_map(|(currency, rate)| rate.map(|rate| (*currency, rate)))
    }
}

/// `quote / base`, rounded half up to a price's eighth decimal: the price of one `base` when both are quoted for one euro.
pub fn cross(base: Price, quote: Price) -> Option<Price> {
    let (base, quote) = (u64::try_from(base.raw()).ok().filter(|base| *base > 0)?, u64::try_from(quote.raw()).ok()?);
    let one = Price::ONE.raw().unsigned_abs();
    // Most products fit 64 bits, where division is several times faster.
    let rounded = match quote.checked_mul(one).and_then(|product| product.checked_add(base / 2)) {
        Some(numerator) => numerator / base,
        None => u64::try_from((u128::from(quote) * u128::from(one) + u128::from(base / 2)) / u128::from(base)).ok()?,
    };
    i64::try_from(rounded).ok().map(Price::from_raw)
}

fn rate(text: &str) -> Result<Option<Price>> {
    if text.is_empty() || text == "N/A" {
        return Ok(None);
    }
    let rate: Price = text.parse().map_err(unreadable)?;
    if Price::ZERO < rate && rate < HIGHEST { Ok(Some(rate)) } else { Err(unreadable("a rate is not between 0 and 10,000,000")) }
}

fn unreadable(why: &'static str) -> Problem {
    Problem::refused("fixings_unreadable").because(format!("The reference rates cannot be read: {why}."))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> Currency {
        text.parse().expect(text)
    }

    #[test]
    fn the_bundled_archive_is_read() {
        let fixings = Fixings::bundled().expect("fixings");
        let day = |text: &str| text.parse::<Day>().expect(text);
        assert_eq!((fixings.days().len(), fixings.currencies().len()), (7126, 41));
        assert!(fixings.days().windows(2).all(|pair| pair[0] < pair[1]));
        let last = day("2026-10-30");
        assert_eq!((fixings.days()[0], fixings.days()[7125]), (day("1999-01-04"), last));
        for (base, quote, on, price) in [
            ("EUR", "USD", "2026-10-30", "1.1172"),
            ("EUR", "JPY", "2026-10-30", "175.68"),
            ("USD", "JPY", "2026-10-30", "157.25026853"),
            ("GBP", "USD", "2026-10-30", "1.33988966"),
            ("USD", "EUR", "2026-10-30", "0.89509488"),
            ("EUR", "TRL", "1999-01-05", "372816"),
            ("TRL", "USD", "1999-01-05", "0.00000316"),
            ("EUR", "EUR", "1999-01-05", "1"),
        ] {
            assert_eq!(fixings.rate(day(on), code(base), code(quote)).map(|p| p.to_string()).as_deref(), Some(price), "{base}{quote}");
        }
        for (currency, on) in [("RUB", "2026-10-30"), ("CYP", "2020-01-02"), ("XXX", "2020-01-02"), ("USD", "2026-10-31")] {
            assert_eq!(fixings.rate(day(on), Currency::EUR, code(currency)), None, "{currency}");
        }
        assert_eq!(fixings.on_or_before(day("2026-11-20")).map(|f| f.day), Some(last));
        assert!(fixings.on_or_before(day("1999-01-03")).is_none());
        assert_eq!(fixings.of(code("USD")).count(), 7126);
        assert_eq!(fixings.on(last).map(|f| f.all().count()), Some(29));
        assert_eq!(fixings.iter().next_back().map(|f| f.day), Some(last));
    }

    #[test]
    fn what_is_no_archive_is_refused() {
        for bytes in [&b""[..], b"PK\x03\x04", b"Date,USD\n"] {
            assert!(Fixings::from_zip(bytes).is_err());
        }
        for csv in [
            "",
            "Date,USD\n",
            "Date,usd\n2026-01-02,1\n",
            "Date,USD\n2026-01-02,0\n",
            "Date,USD\n2026-01-02,-1\n",
            "Date,USD\n2026-01-02,10000000\n",
            "Date,USD\nx,1\n",
        ] {
            assert!(Fixings::from_csv(csv.as_bytes()).is_err(), "{csv}");
        }
        let gap = Fixings::from_csv(&b"Date,USD,JPY,\n2026-01-05,1.2,N/A,\n2026-01-02,1.1,150,\n"[..]).expect("fixings");
        assert_eq!(gap.of(Currency::JPY).count(), 1);
        assert_eq!(gap.days().len(), 2);
    }
}
