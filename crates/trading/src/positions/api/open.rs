//! Opening a position at the market without saying "order".

use foundation::auth::SelfOrStaff;
use foundation::auth::permission::WriteTrading;
use foundation::http::{Answer, Json, Reply};
use kernel::{Exact, Lots, Price, Problem, Result, WalletId};
use money::book::Books;
use schemars::JsonSchema;
use serde::Deserialize;

use crate::orders::api::place::{Direction, Ticket, Type, place_once};
use crate::positions::model::Position;

#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct NewPosition {
    #[serde(default)]
    size: Option<Lots>,
    #[serde(default)]
    side: Option<Direction>,
    #[serde(default)]
    symbol: Option<String>,
    /// The wallet has its platform; what is said here is not read.
    #[serde(default)]
    #[allow(dead_code)]
    platform: Option<String>,
    #[serde(default)]
    stop_loss: Option<Price>,
    #[serde(default)]
    account_id: Option<WalletId>,
    #[serde(default)]
    margin_rate: Option<Exact>,
    #[serde(default)]
    open_price: Option<Price>,
    #[serde(default)]
    take_profit: Option<Price>,
    #[serde(default)]
    tailing_stop_loss_pct: Option<Exact>,
}

fn needed<T>(field: &str, value: Option<T>) -> Result<T> {
    value.ok_or_else(|| Problem::invalid(field, "is required"))
}

impl NewPosition {
    fn ticket(self) -> Result<Ticket> {
        for (field, given) in [("openPrice", self.open_price.is_some()), ("marginRate", self.margin_rate.is_some())] {
            if given {
                return Err(Problem::invalid(field, "a position opens at the market's price and rate"));
            }
        }
        Ok(Ticket {
            account_id: needed("accountId", self.account_id)?,
            symbol: needed("symbol", self.symbol)?,
            side: needed("side", self.side)?,
            kind: Type::Market,
            size: needed("size", self.size)?,
            limit_price: None,
            stop_price: None,
            stop_loss: self.stop_loss,
            take_profit: self.take_profit,
            trailing_stop_loss_pct: self.tailing_stop_loss_pct,
            expires_at: None,
            close_position_after_seconds: None,
            price: None,
            max_slippage_points: None,
        })
    }
}

pub async fn open(caller: SelfOrStaff<WriteTrading>, Json(new): Json<NewPosition>) -> Answer<Reply<Position>> {
    let (only, by, once) = (caller.only()?, caller.actor(), caller.once());
    let wanted = new.ticket()?.read()?;
    let opened = caller.brand().book(move |tx, desk| {
        place_once(tx, desk, &once, &wanted, only, &by, |placed| {
            placed.position.ok_or_else(|| Problem::internal("a market order that moved no position"))
        })
    });
    Ok(opened.await??)
}
