//! Changing and cancelling a pending order.

use engine::{Command, OrderChanges};
use foundation::audit;
use foundation::auth::SelfOrStaff;
use foundation::auth::permission::WriteTrading;
use foundation::db::Read;
use foundation::http::{Answer, Json, Path, Reply};
use kernel::{CustomerId, Exact, OrderId, Price, Problem, Result};
use money::book::Books;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::list::One;
use crate::fields::{change, mentioned, positive, trail};
use crate::orders::model::Row;
use crate::orders::queries;

/// What is not mentioned stays; null removes a stop.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(rename = "OrderChanges")]
pub struct Changes {
    #[serde(default)]
    limit_price: Option<Price>,
    #[serde(default)]
    stop_price: Option<Price>,
    #[serde(default, deserialize_with = "mentioned")]
    #[schemars(with = "Option<Price>")]
    take_profit: Option<Option<Price>>,
    #[serde(default, deserialize_with = "mentioned")]
    #[schemars(with = "Option<Price>")]
    stop_loss: Option<Option<Price>>,
    #[serde(default, deserialize_with = "mentioned")]
    #[schemars(with = "Option<Exact>")]
    trailing_stop_loss_pct: Option<Option<Exact>>,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "OrderCancelled")]
pub struct Done {
    success: bool,
}

impl Changes {
    fn read(&self) -> Result<OrderChanges> {
        positive("takeProfit", self.take_profit.flatten())?;
        positive("stopLoss", self.stop_loss.flatten())?;
        Ok(OrderChanges {
            limit_price: positive("limitPrice", self.limit_price)?,
            stop_price: positive("stopPrice", self.stop_price)?,
            stop_loss: change(self.stop_loss),
            take_profit: change(self.take_profit),
            trailing: self.trailing_stop_loss_pct.map(|percent| trail("trailingStopLossPct", percent)).transpose()?,
            ..OrderChanges::default()
        })
    }
}

/// The order, if the caller may see it.
fn visible(read: &mut Read<'_>, id: OrderId, only: Option<CustomerId>) -> Result<Row> {
    let row = queries::find(read, id)?;
    if only.is_some_and(|only| only != row.customer) {
        return Err(Problem::not_found());
    }
    Ok(row)
}

pub async fn update(caller: SelfOrStaff<WriteTrading>, Path(id): Path<OrderId>, Json(changes): Json<Changes>) -> Answer<Reply<One>> {
    let (only, by, once) = (caller.only()?, caller.actor(), caller.once());
    let changes = changes.read()?;
    let changed = caller.brand().book(move |tx, desk| {
        once.run(tx, 200, |tx| {
            tx.acts_for(&by);
            let before = visible(tx, id, only)?;
            desk.perform(tx, &Command::ModifyOrder { wallet: before.wallet, order: id, changes: changes.clone() })?;
            let order = queries::find(tx, id)?.wire();
            audit::record(tx, &by, "order.changed", id, before.wire(), &order)?;
            Ok(One { order })
        })
    });
    Ok(changed.await?)
}

pub async fn cancel(caller: SelfOrStaff<WriteTrading>, Path(id): Path<OrderId>) -> Answer<Reply<Done>> {
    let (only, by, once) = (caller.only()?, caller.actor(), caller.once());
    let cancelled = caller.brand().book(move |tx, desk| {
        once.run(tx, 200, |tx| {
            tx.acts_for(&by);
            let before = visible(tx, id, only)?;
            desk.perform(tx, &Command::CancelOrder { wallet: before.wallet, order: id })?;
            let after = queries::find(tx, id)?.wire();
            audit::record(tx, &by, "order.cancelled", id, before.wire(), after)?;
            Ok(Done { success: true })
        })
    });
    Ok(cancelled.await?)
}
