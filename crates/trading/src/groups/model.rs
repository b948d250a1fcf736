//! Groups over the wire.

use engine::{Category, ChargeOn, Commission, CommissionType, Markup, Scope};
use kernel::{Exact, Problem, Result};
pub use money::groups::shown::{GroupCommission, GroupMarkup, View, view};

use crate::words::read_word;

fn scope(field: &str, symbol: &Option<String>, category: &Option<String>) -> Result<Scope> {
    let everything = |text: &String| text == "*" || text.is_empty();
    let symbol = symbol.as_ref().filter(|text| !everything(text));
    let category = category.as_ref().filter(|text| !everything(text));
    match (symbol, category) {
        (Some(_), Some(_)) => Err(Problem::invalid(field, "a symbol or a category, not both")),
        (Some(symbol), None) => symbol.parse().map(Scope::Symbol).map_err(|expected| Problem::invalid(format!("{field}.symbol"), expected)),
        (None, Some(category)) => read_word::<Category>(category).map(Scope::Category).ok_or_else(|| {
            Problem::invalid(format!("{field}.category"), "expected one of currencies, indices, commodities, cryptos, equities")
        }),
        (None, None) => Ok(Scope::All),
    }
}

/// How many markups or commissions a group may have.
const MOST: usize = 1_000;

pub fn markups(given: &[GroupMarkup]) -> Result<Vec<Markup>> {
    if given.len() > MOST {
        return Err(Problem::invalid("markups", format!("at most {MOST}")));
    }
    let read = |(at, one): (usize, &GroupMarkup)| {
        let field = format!("markups[{at}]");
        for (name, points) in [("bidPoints", one.bid_points), ("askPoints", one.ask_points)] {
            if !(0..=1_000_000).contains(&points) {
                return Err(Problem::invalid(format!("{field}.{name}"), "0 to 1000000 points"));
            }
        }
        Ok(Markup { scope: scope(&field, &one.symbol, &one.category)?, bid_points: one.bid_points, ask_points: one.ask_points })
    };
    given.iter().enumerate().map(read).collect()
}

pub fn commissions(given: &[GroupCommission]) -> Result<Vec<Commission>> {
    if given.len() > MOST {
        return Err(Problem::invalid("commissions", format!("at most {MOST}")));
    }
    let read = |(at, one): (usize, &GroupCommission)| {
        let field = |name: &str| format!("commissions[{at}].{name}");
        let amount = |name: &str, value: Exact| match value.scaled(8) {
            Ok(0..=100_000_000_000_000) => Ok(value.0),
            _ => Err(Problem::invalid(field(name), "0 to 1000000 with at most 8 decimals")),
        };
        let kind: Option<CommissionType> = read_word(&one.kind);
        let charge_on: Option<ChargeOn> = read_word(&one.charge_on);
        Ok(Commission {
            scope: scope(&format!("commissions[{at}]"), &one.symbol, &one.category)?,
            kind: kind.ok_or_else(|| Problem::invalid(field("type"), "expected one of PER_LOT, PER_MILLION, PERCENT"))?,
            rate: amount("rate", one.rate)?,
            currency: one.currency.parse().map_err(|expected| Problem::invalid(field("currency"), expected))?,
            charge_on: charge_on.ok_or_else(|| Problem::invalid(field("chargeOn"), "expected one of OPEN, CLOSE, BOTH"))?,
            minimum: one.minimum.map(|minimum| amount("minimum", minimum)).transpose()?,
        })
    };
    given.iter().enumerate().map(read).collect()
}
