//! Changing the stops of an open position.

use engine::{Command, PositionChanges};
use foundation::audit;
use foundation::auth::SelfOrStaff;
use foundation::auth::permission::WriteTrading;
use foundation::http::{Answer, Json, Path, Reply};
use kernel::{Exact, PositionId, Price, Problem, Result};
use money::book::Books;
use schemars::JsonSchema;
use serde::Deserialize;

use super::open_one;
use crate::fields::{change, mentioned, positive, trail};
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
    #[serde(default)]
    open_price: Option<Price>,
    #[serde(default)]
    close_price: Option<Price>,
    #[serde(default)]
    commission: Option<Exact>,
}

impl Changes {
    fn read(&self) -> Result<PositionChanges> {
        let fixed = [("openPrice", self.open_price.is_some()), ("closePrice", self.close_price.is_some())];
        for (field, given) in fixed.into_iter().chain([("commission", self.commission.is_some())]) {
            if given {
                return Err(Problem::invalid(field, "what was executed does not change; correct the wallet's balance instead"));
            }
        }
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
    let changes = changes.read()?;
    let changed = caller.brand().book(move |tx, desk| {
        once.run(tx, 200, |tx| {
            tx.acts_for(&by);
            let before = open_one(tx, id, only)?;
            desk.perform(tx, &Command::ModifyPosition { wallet: before.wallet, position: id, changes })?;
            let after = queries::find(tx, id)?.wire(Some(desk.book()));
            audit::record(tx, &by, "position.changed", id, before.wire(None), &after)?;
            Ok(after)
        })
    });
    Ok(changed.await?)
}
