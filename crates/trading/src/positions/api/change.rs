//! Changing the stops of an open position, and correcting a closed one.

use engine::{Command, PositionChanges};
use foundation::audit;
use foundation::auth::SelfOrStaff;
use foundation::auth::permission::WriteTrading;
use foundation::http::{Answer, Json, Path, Reply};
use kernel::{Exact, PositionId, Price, Problem, Result};
use money::book::Books;
use schemars::JsonSchema;
use serde::Deserialize;

use super::{open_one, visible};
use crate::fields::{change, mentioned, positive, trail};
use crate::positions::corrections::{self, Correction};
use crate::positions::model::Position;
use crate::positions::queries;

/// What is not mentioned stays; null removes a stop. Both spellings of the trailing stop are read.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(rename = "PositionChanges")]
pub struct Changes {
    #[serde(default, deserialize_with = "mentioned")]
    #[schemars(with = "Option<Price>")]
    stop_loss: Option<Option<Price>>,
    #[serde(default, deserialize_with = "mentioned")]
    #[schemars(with = "Option<Price>")]
    take_profit: Option<Option<Price>>,
    #[serde(default, deserialize_with = "mentioned")]
    #[schemars(with = "Option<Exact>")]
    tailing_stop_loss_pct: Option<Option<Exact>>,
    #[serde(default, deserialize_with = "mentioned")]
    #[schemars(with = "Option<Exact>")]
    trailing_stop_loss_pct: Option<Option<Exact>>,
    /// For staff, of a closed position: what it should have been opened at. The wallet gets the difference; what was executed stays.
    #[serde(default)]
    open_price: Option<Price>,
    /// For staff, of a closed position: what it should have been closed at.
    #[serde(default)]
    close_price: Option<Price>,
    /// For staff, of a closed position: what its commissions should have been; negative is a charge.
    #[serde(default)]
    commission: Option<Exact>,
    /// Why, 1 to 500 characters; required with a correction.
    #[serde(default)]
    reason: Option<String>,
}

impl Changes {
    /// What staff want to have corrected, if they want that.
    fn correction(&self, by_customer: bool) -> Result<Option<Correction>> {
        let given = [("openPrice", self.open_price.is_some()), ("closePrice", self.close_price.is_some())];
        let given = given.into_iter().chain([("commission", self.commission.is_some())]).find(|(_, given)| *given);
        let Some((field, _)) = given else { return Ok(None) };
        if by_customer {
            return Err(Problem::invalid(field, "what was executed does not change"));
        }
        let stops = [("stopLoss", self.stop_loss.is_some()), ("takeProfit", self.take_profit.is_some())];
        let trailing = self.tailing_stop_loss_pct.is_some() || self.trailing_stop_loss_pct.is_some();
        if let Some((stop, _)) = stops.into_iter().chain([("tailingStopLossPct", trailing)]).find(|(_, given)| *given) {
            return Err(Problem::invalid(stop, "a correction changes no stops"));
        }
        let reason = self.reason.as_deref().map(str::trim).unwrap_or_default().to_owned();
        if reason.is_empty() || reason.chars().count() > 500 {
            return Err(Problem::invalid("reason", "is required for a correction: 1 to 500 characters"));
        }
        Ok(Some(Correction { open_price: self.open_price, close_price: self.close_price, commission: self.commission, reason }))
    }

    fn read(&self) -> Result<PositionChanges> {
        positive("stopLoss", self.stop_loss.flatten())?;
        positive("takeProfit", self.take_profit.flatten())?;
        let trailing = self.tailing_stop_loss_pct.or(self.trailing_stop_loss_pct);
        Ok(PositionChanges {
            stop_loss: change(self.stop_loss),
            take_profit: change(self.take_profit),
            trailing: trailing.map(|percent| trail("tailingStopLossPct", percent)).transpose()?,
        })
    }
}

pub async fn update(
    caller: SelfOrStaff<WriteTrading>,
    Path(id): Path<PositionId>,
    Json(changes): Json<Changes>,
) -> Answer<Reply<Position>> {
    let (only, by, once) = (caller.only()?, caller.actor(), caller.once());
    let correction = changes.correction(only.is_some())?;
    let changes = changes.read()?;
    let changed = caller.brand().book(move |tx, desk| {
        once.run(tx, 200, |tx| {
            tx.acts_for(&by);
            if let Some(correction) = &correction {
                let before = visible(tx, id, only)?;
                return Ok(corrections::correct(tx, desk, &by, &before, correction)?.wire(None));
            }
            let before = open_one(tx, id, only)?;
            desk.perform(tx, &Command::ModifyPosition { wallet: before.wallet, position: id, changes: changes.clone() })?;
            let after = queries::find(tx, id)?.wire(Some(desk.book()));
            audit::record(tx, &by, "position.changed", id, before.wire(None), &after)?;
            Ok(after)
        })
    });
    Ok(changed.await?)
}
