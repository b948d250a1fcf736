//! What an order would cost.

use engine::{PreviewRequest, Reject, Total};
use foundation::auth::SelfOrStaff;
use foundation::auth::permission::ReadTrading;
use foundation::http::{Answer, Json};
use kernel::money::amount_text;
use kernel::{Exact, Lots, Problem, WalletId};
use money::book::Books;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::account;
use super::place::Direction;

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(rename = "OrderPreviewRequest")]
pub struct Asked {
    account_id: WalletId,
    symbol: String,
    side: Direction,
    size: Lots,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct OrderPreview {
    price: String,
    spread_points: i64,
    margin: String,
    /// Of the opening; a charge is negative.
    commission: String,
    swap_per_night: String,
    margin_free_after: String,
    margin_level_after: Option<Exact>,
    /// The wallet's.
    currency: String,
    allowed: bool,
    /// The code of the refusal, such as NOT_ENOUGH_MARGIN.
    reason: Option<String>,
}

pub async fn preview(caller: SelfOrStaff<ReadTrading>, Json(asked): Json<Asked>) -> Answer<Json<OrderPreview>> {
    let only = caller.only()?;
    let symbol = asked.symbol.parse().map_err(|expected| Problem::invalid("symbol", expected))?;
    if asked.size.raw() <= 0 {
        return Err(Problem::invalid("size", "a size above 0").into());
    }
    let now = caller.brand().now();
    let preview = caller.brand().look_at_book(move |book| {
        let currency = account(book, asked.account_id, only)?.currency;
        let request = PreviewRequest { wallet: asked.account_id, symbol, side: asked.side.side(), size: asked.size };
        let preview = book.preview(now, &request).map_err(|reject| match reject {
            Reject::UnknownInstrument => Problem::invalid("symbol", "a known symbol"),
            other => other.into(),
        })?;
        let decimals = book.instrument(symbol).map_or(5, |instrument| instrument.decimals);
        let money = |fine: Total| amount_text(fine.minor(currency), currency);
        Ok(OrderPreview {
            price: preview.price.fixed(decimals.into()),
            spread_points: preview.spread_points,
            margin: money(preview.margin),
            commission: amount_text(preview.commission_minor, currency),
            swap_per_night: money(preview.swap_per_night),
            margin_free_after: money(preview.margin_free_after),
            margin_level_after: preview.margin_level_after.map(Exact),
            currency: currency.to_string(),
            allowed: preview.allowed,
            reason: preview.reason.map(|reject| reject.code().to_owned()),
        })
    });
    Ok(Json(preview.await?))
}
